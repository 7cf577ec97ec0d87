package dev.fairlead.testkit;

import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.testkit.catalogue.TransactionTexts;
import dev.fairlead.testkit.junit.LawTests;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.TransactionLawbook;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.report.Recipe;
import dev.fairlead.testkit.report.Subject;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.search.Search;
import dev.fairlead.testkit.simulation.SourceSubject;
import dev.fairlead.testkit.simulation.TransactionSimulation;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import dev.fairlead.testkit.watch.Workbench;
import dev.fairlead.testkit.world.SourceWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.DynamicTest;

/**
 * Checks what a source connector promises that declares exactly-once support (KIP-618): whatever
 * crashes, times out or is taken over by another worker, readers of committed records see each item
 * of the world once and in order.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> delivers_exactly_once() {
 *     return ExactlyOnceLaws.of(LedgerConnector.class).in(LedgerWorld::new).check();
 * }
 * }</pre>
 *
 * <p>Each life has transactions for each poll, for each interval and, if the connector says that it
 * can define them, where the connector says. The laws of {@link SourceLaws} hold as well; check
 * both. Immutable.
 */
public final class ExactlyOnceLaws {
    private static final String KIND = "exactly-once source";
    private static final List<String> BASES =
            List.of(
                    "A3 p A2 p",
                    "A2 B2 p2 s A1 p h A1 u p",
                    "A3 p f A2 p e A1 p l A1 p",
                    "A2 p k A2 p K A1 p K",
                    "y A3 p c A1 p p A2 p h u p c s A1 p",
                    "w A2 p");
    private static final List<String> BASES_OF_BOUNDARIES =
            List.of("o A4 p3 A2 p2", "o A4 p s A2 p A1 p h p u p2", "o A3 p2 k p K2 A2 p2 l p e p");

    private final Class<? extends SourceConnector> connector;
    private final Supplier<? extends SourceWorld> worlds;
    private final Map<String, String> settings;
    private final int tasksMax;
    private final Plan plan;

    private ExactlyOnceLaws(
            Class<? extends SourceConnector> connector,
            Supplier<? extends SourceWorld> worlds,
            Map<String, String> settings,
            int tasksMax,
            Plan plan) {
        this.connector = connector;
        this.worlds = worlds;
        this.settings = settings;
        this.tasksMax = tasksMax;
        this.plan = plan;
    }

    /** A connector that has no world yet. */
    public static final class Homeless {
        private final Class<? extends SourceConnector> connector;

        private Homeless(Class<? extends SourceConnector> connector) {
            this.connector = connector;
        }

        /** Gives it a world, a new one for each schedule. */
        public ExactlyOnceLaws in(Supplier<? extends SourceWorld> worlds) {
            return new ExactlyOnceLaws(connector, worlds, Map.of(), 1, Plan.fromProperties());
        }
    }

    /** The laws of this connector; it must be public, with a public constructor. */
    public static Homeless of(Class<? extends SourceConnector> connector) {
        return new Homeless(connector);
    }

    /** Adds a setting of the connector, beside those of the world. */
    public ExactlyOnceLaws with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new ExactlyOnceLaws(connector, worlds, Map.copyOf(more), tasksMax, plan);
    }

    /** Lets the connector have up to {@code max} tasks; default 1. */
    public ExactlyOnceLaws tasks(int max) {
        return new ExactlyOnceLaws(connector, worlds, settings, max, plan);
    }

    /**
     * Doesn't check a law. Its test is shown as skipped, with the reason.
     *
     * @throws IllegalArgumentException there is no such law
     */
    public ExactlyOnceLaws waive(String law, String reason) {
        Law waived =
                TransactionLawbook.laws().stream()
                        .filter(each -> each.id().equals(law))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no law '"
                                                        + law
                                                        + "' for exactly-once sources that can be"
                                                        + " waived; there are T2 to T11"));
        return planning(plan -> plan.waiving(waived, reason));
    }

    /** Tries as many random schedules; more find more. */
    public ExactlyOnceLaws randomSchedules(int count) {
        return planning(plan -> plan.withEffort(plan.effort().withRandomSchedules(count)));
    }

    /** Draws the random schedules from another seed. */
    public ExactlyOnceLaws seed(long seed) {
        return planning(plan -> plan.withEffort(plan.effort().withSeed(seed)));
    }

    /** Ends the search after this time, with what it has. */
    public ExactlyOnceLaws within(Duration budget) {
        return planning(plan -> plan.withBudget(budget));
    }

    /** Waits longer or shorter, in real time. */
    public ExactlyOnceLaws patience(Patience patience) {
        return planning(plan -> plan.withPatience(patience));
    }

    private ExactlyOnceLaws planning(Function<Plan, Plan> change) {
        return new ExactlyOnceLaws(connector, worlds, settings, tasksMax, change.apply(plan));
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
                named(), KIND, TransactionLawbook.laws(), find(), List.of(answersBeforeStart()));
    }

    /** Searches now, for callers without JUnit. */
    public Findings find() {
        return run(
                (simulation, nudger) ->
                        new Search(
                                        simulation,
                                        plan.checked(TransactionLawbook.laws()),
                                        plan.effort(),
                                        plan.deadline(nudger))
                                .run(bases(), List.of()));
    }

    private List<Schedule> bases() {
        Stream<String> tokens =
                definesBoundaries()
                        ? Stream.concat(BASES.stream(), BASES_OF_BOUNDARIES.stream())
                        : BASES.stream();
        int places;
        try (SourceWorld world = worlds.get()) {
            places = world.places();
        }
        return tokens.filter(token -> places > 1 || token.indexOf('B') < 0)
                .map(Schedule::parse)
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
                                Search.replay(
                                        simulation,
                                        plan.checked(TransactionLawbook.laws()),
                                        schedule));
        if (!broken.isEmpty()) {
            throw Plan.failure(named(), broken);
        }
    }

    private Subject named() {
        Class<?> type;
        try (SourceWorld world = worlds.get()) {
            type = world.getClass();
        }
        Recipe recipe = plan.recipe(Recipe.of(worlds, type, settings));
        if (tasksMax > 1) {
            recipe = recipe.and("tasks(" + tasksMax + ")");
        }
        return new Subject(
                "ExactlyOnceLaws", connector.getSimpleName(), connector.getName(), recipe);
    }

    private interface Use<T> {
        T of(TransactionSimulation simulation, Nudger nudger);
    }

    private <T> T run(Use<T> use) {
        try (Nudger nudger = new Nudger(plan.patience())) {
            SourceSubject subject =
                    new SourceSubject(connector, settings, tasksMax, SourceTaskOptions.defaults());
            return Workbench.run(
                    nudger,
                    () ->
                            use.of(
                                    new TransactionSimulation(
                                            subject, worlds, nudger, definesBoundaries()),
                                    nudger));
        }
    }

    private Map<String, String> allSettings() {
        try (SourceWorld world = worlds.get()) {
            Map<String, String> all = new TreeMap<>(settings);
            all.putAll(world.settings());
            return all;
        }
    }

    private boolean definesBoundaries() {
        try {
            return made().canDefineTransactionBoundaries(allSettings())
                    == ConnectorTransactionBoundaries.SUPPORTED;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    private SourceConnector made() {
        try {
            return connector.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    connector.getName()
                            + " can't be made by a worker: it must be public, not abstract, and"
                            + " have a public constructor without parameters that doesn't throw",
                    e);
        }
    }

    /** T1 needs no life: a worker asks objects that were never started. */
    private Judgement answersBeforeStart() {
        Optional<String> wrong =
                wrongAnswer("exactlyOnceSupport", this::support)
                        .or(() -> wrongAnswer("canDefineTransactionBoundaries", this::boundaries));
        return new Judgement(
                TransactionTexts.T1,
                wrong.<Verdict>map(
                                statement ->
                                        new Verdict.Broken(
                                                statement,
                                                "",
                                                TransactionTexts.T1 + ": " + statement,
                                                ""))
                        .orElseGet(() -> new Verdict.Held(2)));
    }

    private ExactlyOnceSupport support(Map<String, String> all) {
        return made().exactlyOnceSupport(all);
    }

    private ConnectorTransactionBoundaries boundaries(Map<String, String> all) {
        return made().canDefineTransactionBoundaries(all);
    }

    private Optional<String> wrongAnswer(String method, Function<Map<String, String>, ?> question) {
        try {
            Object first = question.apply(allSettings());
            Object second = question.apply(allSettings());
            if (first == null) {
                return Optional.of(method + " answered null on a connector that wasn't started");
            }
            return first.equals(second)
                    ? Optional.empty()
                    : Optional.of(method + " answered " + first + ", then " + second);
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(method + " threw " + e + " on a connector that wasn't started");
        }
    }
}
