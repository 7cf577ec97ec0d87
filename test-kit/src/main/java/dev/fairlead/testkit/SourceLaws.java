package dev.fairlead.testkit;

import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.testkit.instrument.InstrumentedLoader;
import dev.fairlead.testkit.junit.LawTests;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SourceLawbook;
import dev.fairlead.testkit.mutation.FirstBroken;
import dev.fairlead.testkit.mutation.MutationScore;
import dev.fairlead.testkit.mutation.Mutations;
import dev.fairlead.testkit.mutation.Noticed;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.report.Recipe;
import dev.fairlead.testkit.report.Subject;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.search.Effort;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.search.Search;
import dev.fairlead.testkit.simulation.SourceSimulation;
import dev.fairlead.testkit.simulation.SourceSubject;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.watch.Workbench;
import dev.fairlead.testkit.world.SourceWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks what a source connector promises: nothing lost, nothing twice, resumes where it stopped,
 * stops when told.
 *
 * <pre>{@code
 * class FollowConnectorTest {
 *     @TestFactory
 *     Stream<DynamicTest> keeps_its_promises() {
 *         return SourceLaws.of(FollowConnector.class)
 *                 .in(FileWorld.directory("directory"))
 *                 .with("topic", "lines")
 *                 .check();
 *     }
 * }
 * }</pre>
 *
 * <p>The connector is any source connector of Kafka Connect, as it is. Each law is a test of its
 * own. The connector lives through some thousand schedules; a failure shows the shortest one that
 * breaks the law, and a token for {@link #replay}. Immutable; calls may come from any thread, but a
 * connector with static state may not like two checks at a time.
 *
 * <p>System properties: {@code fairlead.schedules} random schedules (default 1000), {@code
 * fairlead.seed} (default 1), {@code fairlead.budget} seconds at most (default 60).
 */
public final class SourceLaws {
    private final Class<? extends SourceConnector> connector;
    private final Supplier<? extends SourceWorld> worlds;
    private final Map<String, String> settings;
    private final Promises promises;
    private final int tasksMax;
    private final Plan plan;

    private SourceLaws(
            Class<? extends SourceConnector> connector,
            Supplier<? extends SourceWorld> worlds,
            Map<String, String> settings,
            Promises promises,
            int tasksMax,
            Plan plan) {
        this.connector = connector;
        this.worlds = worlds;
        this.settings = settings;
        this.promises = promises;
        this.tasksMax = tasksMax;
        this.plan = plan;
    }

    /**
     * What the author says of a connector.
     *
     * @param declared the ids of laws that bind it because it says so
     * @param harmless settings that may be changed without any harm, with another value each
     */
    private record Promises(Set<String> declared, Map<String, String> harmless) {
        private static final Promises NONE = new Promises(Set.of(), Map.of());

        private Promises declaring(String law) {
            Set<String> more = new TreeSet<>(declared);
            more.add(law);
            return new Promises(Set.copyOf(more), harmless);
        }

        private Promises harmless(String setting, String value) {
            Map<String, String> more = new TreeMap<>(harmless);
            more.put(setting, value);
            return new Promises(declared, Map.copyOf(more));
        }
    }

    /** A connector that has no world yet. */
    public static final class Homeless {
        private final Class<? extends SourceConnector> connector;

        private Homeless(Class<? extends SourceConnector> connector) {
            this.connector = connector;
        }

        /** Gives it a world, a new one for each schedule. */
        public SourceLaws in(Supplier<? extends SourceWorld> worlds) {
            return new SourceLaws(
                    connector, worlds, Map.of(), Promises.NONE, 1, Plan.fromProperties());
        }
    }

    /** The laws of this connector; it must be public, with a public constructor. */
    public static Homeless of(Class<? extends SourceConnector> connector) {
        return new Homeless(connector);
    }

    /** Adds a setting of the connector, beside those of the world. */
    public SourceLaws with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new SourceLaws(connector, worlds, Map.copyOf(more), promises, tasksMax, plan);
    }

    /** Lets the connector have up to {@code max} tasks; default 1. */
    public SourceLaws tasks(int max) {
        return new SourceLaws(connector, worlds, settings, promises, max, plan);
    }

    /**
     * Has the connector's calls to files, clocks and sleep go through the kit: each is a point
     * where the worker can crash, may fail, and takes virtual time. Its classes and those of its
     * libraries are loaded anew for that, so their static state isn't that of the test.
     */
    public SourceLaws instrumented() {
        ClassLoader own = connector.getClassLoader();
        return new SourceLaws(
                InstrumentedLoader.overClassPath(own).again(connector, SourceConnector.class),
                worlds,
                settings,
                promises,
                tasksMax,
                plan);
    }

    /**
     * Says that the connector keeps a law that doesn't bind everybody, such as S6, S10 or S26.
     *
     * @throws IllegalArgumentException there is no such law
     */
    public SourceLaws declare(String law) {
        return promising(promises.declaring(lawOf(law).id()));
    }

    /**
     * Names a setting that may be changed to {@code value} without any harm, for law S27: such as
     * the size of a batch.
     */
    public SourceLaws harmless(String setting, String value) {
        return promising(promises.harmless(setting, value));
    }

    private SourceLaws promising(Promises more) {
        return new SourceLaws(connector, worlds, settings, more, tasksMax, plan);
    }

    /**
     * Doesn't check a law. Its test is shown as skipped, with the reason.
     *
     * @throws IllegalArgumentException there is no such law
     */
    public SourceLaws waive(String law, String reason) {
        return planning(plan -> plan.waiving(lawOf(law), reason));
    }

    /**
     * Checks these laws alone, while you hunt a bug; the others are waived.
     *
     * @param laws ids
     * @throws IllegalArgumentException there is no such law
     */
    public SourceLaws only(String... laws) {
        Set<Law> kept = Arrays.stream(laws).map(SourceLaws::lawOf).collect(Collectors.toSet());
        return planning(plan -> plan.only(kept, Plan.known(SourceLawbook.laws())));
    }

    /** Tries as many random schedules; more find more. */
    public SourceLaws randomSchedules(int count) {
        return planning(plan -> plan.withEffort(plan.effort().withRandomSchedules(count)));
    }

    /**
     * After a crash at each point, crashes again at each of so many points behind it; 0 for no
     * second crash.
     */
    public SourceLaws crashPairs(int distance) {
        return planning(plan -> plan.withEffort(plan.effort().withPairDistance(distance)));
    }

    /** Draws the random schedules from another seed. */
    public SourceLaws seed(long seed) {
        return planning(plan -> plan.withEffort(plan.effort().withSeed(seed)));
    }

    /** Ends the search after this time, with what it has. */
    public SourceLaws within(Duration budget) {
        return planning(plan -> plan.withBudget(budget));
    }

    /** Waits longer or shorter, in real time. */
    public SourceLaws patience(Patience patience) {
        return planning(plan -> plan.withPatience(patience));
    }

    private SourceLaws planning(Function<Plan, Plan> change) {
        return new SourceLaws(connector, worlds, settings, promises, tasksMax, change.apply(plan));
    }

    private List<Law> laws() {
        return SourceLawbook.laws(promises.declared());
    }

    private static Law lawOf(String id) {
        return Plan.known(SourceLawbook.laws())
                .filter(law -> law.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no law '"
                                                + id
                                                + "' for sources; there are "
                                                + SourceLawbook.laws().stream()
                                                        .map(Law::id)
                                                        .toList()));
    }

    /**
     * Searches now, and gives one test for each law.
     *
     * @throws IllegalArgumentException the connector refuses its settings or can't be made
     */
    public Stream<DynamicTest> check() {
        return LawTests.of(trial());
    }

    /**
     * Searches now, and gives the verdict on each law.
     *
     * @throws IllegalArgumentException the connector refuses its settings or can't be made
     */
    public Trial trial() {
        return plan.trial(
                named(),
                "source",
                laws(),
                find(),
                Examinations.ofSource(connector, worlds, settings, tasksMax, plan::isChecked));
    }

    /** Searches now, for callers without JUnit. */
    public Findings find() {
        return searched(plan.checked(laws()), deadline -> deadline);
    }

    private Findings searched(List<Law> laws, UnaryOperator<BooleanSupplier> deadline) {
        return run(
                (simulation, nudger) ->
                        new Search(
                                        simulation,
                                        laws,
                                        plan.effort(),
                                        deadline.apply(plan.deadline(nudger)))
                                .run(SourceBases.bases(simulation.alphabet()), probes(simulation)));
    }

    private static List<Schedule> probes(SourceSimulation simulation) {
        return Stream.of(
                        SourceBases.probes(simulation.alphabet()),
                        FaultProbes.ofSource(simulation.alphabet()),
                        FaultProbes.ofShrinking(simulation.alphabet()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Lives one schedule again and judges it by all laws that aren't waived.
     *
     * @throws AssertionError it breaks a law
     */
    public void replay(Schedule schedule) {
        List<Counterexample> broken =
                run(
                        (simulation, nudger) ->
                                Search.replay(simulation, plan.checked(laws()), schedule));
        if (!broken.isEmpty()) {
            throw Plan.failure(named(), broken);
        }
    }

    /**
     * Lives one schedule again, and gives the verdict on each law: one that nothing in this life
     * put to the test is unchecked.
     *
     * @throws IllegalArgumentException the connector refuses its settings or can't be made
     */
    public Trial retrial(Schedule schedule) {
        Effort once = plan.effort().withRandomSchedules(0).withPairDistance(0);
        Findings findings =
                run(
                        (simulation, nudger) ->
                                new Search(
                                                simulation,
                                                plan.checked(laws()),
                                                once.withShrinkTries(0),
                                                plan.deadline(nudger))
                                        .run(List.of(), List.of(schedule)));
        return plan.trial(named(), "source", laws(), findings, List.of());
    }

    /**
     * Puts faults into the connector's own classes, one at a time, and tells which of them the laws
     * notice. Takes some seconds for each that they don't.
     *
     * @throws IllegalArgumentException the connector refuses its settings or can't be made
     */
    public MutationScore mutationScore() {
        Plan altered = plan.forMutants();
        return new Mutations(
                        connector,
                        (type, spared) ->
                                new SourceLaws(
                                                type.asSubclass(SourceConnector.class),
                                                worlds,
                                                settings,
                                                promises,
                                                tasksMax,
                                                altered)
                                        .firstBroken(spared))
                .score(Plan.mutationDeadline());
    }

    private Optional<Noticed> firstBroken(Set<String> spared) {
        FirstBroken first = new FirstBroken(spared);
        searched(first.watching(plan.checked(laws())), first::or);
        return first.noticed();
    }

    /** The connector on the bench, for tests by hand. */
    public SourceBench bench() {
        return new SourceBench(
                schedule -> run((simulation, nudger) -> simulation.live(schedule).history()),
                List.of());
    }

    private Subject named() {
        Recipe recipe = FaultProbes.spelled(Recipe.of(worlds, worldClass(), settings), connector);
        if (tasksMax > 1) {
            recipe = recipe.and("tasks(" + tasksMax + ")");
        }
        return new Subject(
                "SourceLaws", connector.getSimpleName(), connector.getName(), plan.recipe(recipe));
    }

    private Class<?> worldClass() {
        try (SourceWorld world = worlds.get()) {
            return world.getClass();
        }
    }

    private interface Use<T> {
        T of(SourceSimulation simulation, Nudger nudger);
    }

    private <T> T run(Use<T> use) {
        try (Nudger nudger = new Nudger(plan.patience())) {
            SourceSubject subject =
                    new SourceSubject(
                            connector,
                            settings,
                            tasksMax,
                            SourceTaskOptions.defaults(),
                            promises.harmless(),
                            promises.declared().contains("S6"));
            return Workbench.run(
                    nudger, () -> use.of(new SourceSimulation(subject, worlds, nudger), nudger));
        }
    }
}
