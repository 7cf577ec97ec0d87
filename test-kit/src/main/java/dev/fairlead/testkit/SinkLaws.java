package dev.fairlead.testkit;

import dev.fairlead.runtime.task.SinkTaskOptions;
import dev.fairlead.testkit.instrument.InstrumentedLoader;
import dev.fairlead.testkit.junit.LawTests;
import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.PowerLaws;
import dev.fairlead.testkit.law.SinkLawbook;
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
import dev.fairlead.testkit.simulation.SinkSimulation;
import dev.fairlead.testkit.simulation.SinkSubject;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.watch.Workbench;
import dev.fairlead.testkit.world.SinkWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks what a sink connector promises: nothing committed before it is stored, nothing lost,
 * nothing twice without need, stops when told.
 *
 * <pre>{@code
 * class FileSinkTest {
 *     @TestFactory
 *     Stream<DynamicTest> keeps_its_promises() {
 *         return SinkLaws.of(FileSink.class)
 *                 .in(LineFiles.directory("directory"))
 *                 .check();
 *     }
 * }
 * }</pre>
 *
 * <p>The connector is any sink connector of Kafka Connect, as it is. Each law is a test of its own.
 * The connector lives through some thousand schedules; a failure shows the shortest one that breaks
 * the law, and a token for {@link #replay}. Immutable; calls may come from any thread, but a
 * connector with static state may not like two checks at a time.
 *
 * <p>System properties: {@code fairlead.schedules} random schedules (default 1000), {@code
 * fairlead.seed} (default 1), {@code fairlead.budget} seconds at most (default 60).
 */
public final class SinkLaws {
    private static final List<Law> ALL =
            Stream.concat(
                            SinkLawbook.laws(Delivery.EXACTLY_ONCE).stream(),
                            Stream.of(PowerLaws.K29))
                    .toList();

    private final Class<? extends SinkConnector> connector;
    private final Supplier<? extends SinkWorld> worlds;
    private final Map<String, String> settings;
    private final SinkPromises promises;
    private final Plan plan;

    private SinkLaws(
            Class<? extends SinkConnector> connector,
            Supplier<? extends SinkWorld> worlds,
            Map<String, String> settings,
            SinkPromises promises,
            Plan plan) {
        this.connector = connector;
        this.worlds = worlds;
        this.settings = settings;
        this.promises = promises;
        this.plan = plan;
    }

    /** A connector that has no world yet. */
    public static final class Homeless {
        private final Class<? extends SinkConnector> connector;

        private Homeless(Class<? extends SinkConnector> connector) {
            this.connector = connector;
        }

        /** Gives it a world, a new one for each schedule. */
        public SinkLaws in(Supplier<? extends SinkWorld> worlds) {
            return new SinkLaws(
                    connector, worlds, Map.of(), SinkPromises.NONE, Plan.fromProperties());
        }
    }

    /** The laws of this connector; it must be public, with a public constructor. */
    public static Homeless of(Class<? extends SinkConnector> connector) {
        return new Homeless(connector);
    }

    /** Adds a setting of the connector, beside those of the world. */
    public SinkLaws with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new SinkLaws(connector, worlds, Map.copyOf(more), promises, plan);
    }

    /**
     * Has the connector's calls to files, clocks and sleep go through the kit: each is a point
     * where the worker can crash, may fail, and takes virtual time. Its classes and those of its
     * libraries are loaded anew for that, so their static state isn't that of the test.
     */
    public SinkLaws instrumented() {
        ClassLoader own = connector.getClassLoader();
        return new SinkLaws(
                InstrumentedLoader.overClassPath(own).again(connector, SinkConnector.class),
                worlds,
                settings,
                promises,
                plan);
    }

    /**
     * Declares that what is committed survives even a loss of power, because the connector forces
     * it to the disk first; K29 is then checked, and the connector {@link #instrumented}.
     */
    public SinkLaws survivesPowerLoss() {
        ClassLoader own = connector.getClassLoader();
        return new SinkLaws(
                InstrumentedLoader.overClassPath(own)
                        .losingPower()
                        .again(connector, SinkConnector.class),
                worlds,
                settings,
                promises,
                plan);
    }

    /**
     * How often the connector stores a record that is delivered again; at least once unless this
     * says more.
     */
    public SinkLaws delivers(Delivery promise) {
        return promising(new SinkPromises(promise, promises.beforeReporters()));
    }

    /**
     * Declares that the connector also runs on workers before Kafka 2.6, whose context doesn't have
     * {@code errantRecordReporter()}; E1 then asks how it copes with that.
     */
    public SinkLaws worksBeforeKafka26() {
        return promising(new SinkPromises(promises.delivery(), true));
    }

    private SinkLaws promising(SinkPromises more) {
        return new SinkLaws(connector, worlds, settings, more, plan);
    }

    /** How many tasks work at the same time; two unless this says otherwise. */
    public SinkLaws tasks(int count) {
        return with(SinkSubject.TASKS, Integer.toString(count));
    }

    /**
     * Doesn't check a law. Its test is shown as skipped, with the reason.
     *
     * @throws IllegalArgumentException there is no such law
     */
    public SinkLaws waive(String law, String reason) {
        return planning(plan -> plan.waiving(lawOf(law), reason));
    }

    /**
     * Checks these laws alone, while you hunt a bug; the others are waived.
     *
     * @param laws ids
     * @throws IllegalArgumentException there is no such law
     */
    public SinkLaws only(String... laws) {
        Set<Law> kept = Arrays.stream(laws).map(this::lawOf).collect(Collectors.toSet());
        return planning(plan -> plan.only(kept, known()));
    }

    /** Tries as many random schedules; more find more. */
    public SinkLaws randomSchedules(int count) {
        return planning(plan -> plan.withEffort(plan.effort().withRandomSchedules(count)));
    }

    /**
     * After a crash at each point, crashes again at each of so many points behind it; 0 for no
     * second crash.
     */
    public SinkLaws crashPairs(int distance) {
        return planning(plan -> plan.withEffort(plan.effort().withPairDistance(distance)));
    }

    /** Draws the random schedules from another seed. */
    public SinkLaws seed(long seed) {
        return planning(plan -> plan.withEffort(plan.effort().withSeed(seed)));
    }

    /** Ends the search after this time, with what it has. */
    public SinkLaws within(Duration budget) {
        return planning(plan -> plan.withBudget(budget));
    }

    /** Waits longer or shorter, in real time. */
    public SinkLaws patience(Patience patience) {
        return planning(plan -> plan.withPatience(patience));
    }

    /** Those that the connector must keep, and those that it says to keep. */
    private List<Law> laws() {
        List<Law> laws = SinkLawbook.laws(promises.delivery());
        return InstrumentedLoader.losesPower(connector)
                ? Stream.concat(laws.stream(), Stream.of(PowerLaws.K29)).toList()
                : laws;
    }

    private SinkLaws planning(Function<Plan, Plan> change) {
        return new SinkLaws(connector, worlds, settings, promises, change.apply(plan));
    }

    private Stream<Law> known() {
        return Stream.concat(laws().stream(), Plan.known(ALL)).distinct();
    }

    private Law lawOf(String id) {
        return known().filter(law -> law.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no law '"
                                                + id
                                                + "' for sinks; there are "
                                                + ALL.stream().map(Law::id).toList()));
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
                "sink",
                laws(),
                find(),
                Examinations.ofSink(connector, worlds, settings, plan::isChecked));
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
                                .run(SinkBases.bases(simulation.alphabet()), probes(simulation)));
    }

    private static List<Schedule> probes(SinkSimulation simulation) {
        return Stream.of(
                        SinkBases.probes(simulation.alphabet()),
                        FaultProbes.ofSink(simulation.alphabet()))
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
        return plan.trial(named(), "sink", laws(), findings, List.of());
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
                                new SinkLaws(
                                                type.asSubclass(SinkConnector.class),
                                                worlds,
                                                settings,
                                                promises,
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
    public SinkBench bench() {
        return new SinkBench(
                schedule -> run((simulation, nudger) -> simulation.live(schedule).history()),
                List.of());
    }

    private Subject named() {
        Recipe known = Recipe.of(worlds, worldClass(), settings);
        Recipe recipe = plan.recipe(FaultProbes.spelled(known, connector));
        if (promises.beforeReporters()) {
            recipe = recipe.and("worksBeforeKafka26()");
        }
        return new Subject("SinkLaws", connector.getSimpleName(), connector.getName(), recipe);
    }

    private Class<?> worldClass() {
        try (SinkWorld world = worlds.get()) {
            return world.getClass();
        }
    }

    private interface Use<T> {
        T of(SinkSimulation simulation, Nudger nudger);
    }

    private <T> T run(Use<T> use) {
        try (Nudger nudger = new Nudger(plan.patience())) {
            SinkSubject subject =
                    new SinkSubject(
                            connector,
                            settings,
                            SinkTaskOptions.defaults(),
                            promises.beforeReporters());
            return Workbench.run(
                    nudger, () -> use.of(new SinkSimulation(subject, worlds, nudger), nudger));
        }
    }
}
