package dev.fairlead.testkit.examination;

import dev.fairlead.testkit.catalogue.AlterOffsetsTexts;
import dev.fairlead.testkit.catalogue.ConnectorTexts;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.LifecycleTexts;
import dev.fairlead.testkit.catalogue.PackagingTexts;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Examines a connector: the laws of connectors, of altered offsets and of the life cycle that can
 * be judged by calling it directly. Takes a few seconds of real time.
 */
public final class ConnectorExamination {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Set<String> JUDGED_ON_HISTORIES =
            Set.of("C2", "C11", "L1", "L2", "L4", "L9", "L11");

    private final Candidate candidate;

    private ConnectorExamination(Candidate candidate) {
        this.candidate = candidate;
    }

    /** Of a source connector in worlds like these. */
    public static ConnectorExamination ofSource(
            Class<? extends SourceConnector> connector,
            Supplier<? extends SourceWorld> worlds,
            Map<String, String> settings,
            int tasksMax) {
        return new ConnectorExamination(
                new Candidate(
                        connector,
                        settings,
                        tasksMax,
                        (texture, items) -> Scene.of(worlds.get(), texture, items)));
    }

    /** Of a sink connector in worlds like these. */
    public static ConnectorExamination ofSink(
            Class<? extends SinkConnector> connector,
            Supplier<? extends SinkWorld> worlds,
            Map<String, String> settings) {
        return new ConnectorExamination(
                new Candidate(
                        connector,
                        settings,
                        1,
                        (texture, items) -> Scene.of(worlds.get(), texture)));
    }

    /** What a connector is initialized with when nothing of it counts. */
    public static ConnectorContext silentContext() {
        return new SpyContext(KnownOffsets.none(), false);
    }

    /** The laws that are examined, of sources and sinks alike, and those that nothing decides. */
    public static List<LawText> laws() {
        return Stream.of(
                        ConnectorTexts.all(),
                        AlterOffsetsTexts.all(),
                        LifecycleTexts.all(),
                        List.of(PackagingTexts.M1))
                .flatMap(List::stream)
                .filter(law -> !JUDGED_ON_HISTORIES.contains(law.id()))
                .toList();
    }

    /** Examines now; one judgement for each law, in the order of the catalogue. */
    public List<Judgement> examine() {
        return examine(law -> true);
    }

    /** Examines now by some of the laws only; the others stay unchecked. */
    public List<Judgement> examine(Predicate<LawText> chosen) {
        Examiner examiner = new Examiner(candidate, LIMIT, chosen);
        connectorLaws(examiner);
        if (candidate.isSource()) {
            alterLaws(examiner);
        } else {
            examiner.put(
                    AlterOffsetsTexts.O9, (c, s, bench, t) -> SinkAlterChecks.positions(c, s, t));
        }
        boolean parallel = Thread.currentThread() instanceof ForkJoinWorkerThread;
        lifecycleLaws(examiner, parallel);
        return examiner.judgements();
    }

    private static void connectorLaws(Examiner examiner) {
        examiner.put(ConnectorTexts.C1, (c, s, bench, t) -> DivisionChecks.size(c, s, t));
        examiner.put(ConnectorTexts.C3, (c, s, bench, t) -> DivisionChecks.order(c, s, t));
        examiner.leave(ConnectorTexts.C4);
        examiner.put(ConnectorTexts.C5, (c, s, bench, t) -> DivisionChecks.completeness(c, s, t));
        examiner.put(ConnectorTexts.C6, SecrecyChecks::secrets);
        examiner.put(ConnectorTexts.C7, (c, s, bench, t) -> ConductChecks.orders(c, s, t));
        examiner.put(ConnectorTexts.C8, ConductChecks::questions);
        examiner.put(ConnectorTexts.C9, (c, s, bench, t) -> ConductChecks.requests(c, s, t));
        examiner.leave(ConnectorTexts.C10);
        examiner.put(ConnectorTexts.C12, (c, s, bench, t) -> ManifestChecks.taskClass(c, s, t));
        examiner.put(ConnectorTexts.C13, ManifestChecks::discovery);
        examiner.put(ConnectorTexts.C14, (c, s, bench, t) -> ConductChecks.oldWorkers(c, s, t));
    }

    private static void alterLaws(Examiner examiner) {
        examiner.put(AlterOffsetsTexts.O1, altering(AlterChecks::twice));
        examiner.put(AlterOffsetsTexts.O2, altering(AlterChecks::reset));
        examiner.put(AlterOffsetsTexts.O3, altering(AlterChecks::shape));
        examiner.put(AlterOffsetsTexts.O4, altering(AlterChecks::answer));
        examiner.put(AlterOffsetsTexts.O5, altering(AlterChecks::beforeStart));
        examiner.put(AlterOffsetsTexts.O6, altering(AlterChecks::resumption));
        examiner.leave(AlterOffsetsTexts.O7);
        examiner.put(AlterOffsetsTexts.O8, altering(AlterChecks::roundTrip));
    }

    private static void lifecycleLaws(Examiner examiner, boolean parallel) {
        examiner.put(LifecycleTexts.L3, StopChecks::bothModels);
        examiner.put(LifecycleTexts.L5, LeakChecks::leaks);
        examiner.put(LifecycleTexts.L6, (c, s, bench, t) -> ThreadChecks.confinement(c, s, t));
        examiner.put(LifecycleTexts.L7, ThreadChecks::transparency);
        examiner.put(LifecycleTexts.L8, (c, s, bench, t) -> SurroundingsChecks.neighbours(c, s, t));
        examiner.put(
                LifecycleTexts.L10,
                (c, s, bench, t) -> SurroundingsChecks.machines(c, parallel, t));
        examiner.put(LifecycleTexts.L12, (c, s, bench, t) -> SurroundingsChecks.log(c, bench, t));
        examiner.put(
                PackagingTexts.M1, (c, s, bench, t) -> MetricChecks.metrics(c, s, parallel, t));
    }

    private static Examiner.Check altering(AlterChecks.AlterCheck check) {
        return (candidate, scene, bench, tally) -> AlterChecks.with(candidate, scene, tally, check);
    }
}
