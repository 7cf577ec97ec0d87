package dev.fairlead.testkit.examination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.source.SourceConnector;

/** Laws C7, C8, C9 and C14: how a connector behaves when a worker calls it. */
final class ConductChecks {
    private static final int OBJECTS = 50;
    private static final int THREADS = 4;
    private static final int ROUNDS = 3;
    private static final Duration STABLE = Duration.ofMillis(250);
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final long SLOW_NANOS = 5_000_000_000L;

    private ConductChecks() {}

    /** Law C7: pause and resume on one object, and an object that is never started. */
    static void orders(Candidate candidate, Scene scene, Tally tally) {
        Stage stage = Stage.initialized(candidate, scene);
        stage.start();
        List<Map<String, String>> before = stage.taskConfigs(candidate.tasksMax());
        String call = "stop of the started connector";
        try {
            stage.stop();
            tally.kept();
            call = "start after stop, as when an operator resumes it,";
            stage.start();
            call = "taskConfigs after start, stop and start";
            List<Map<String, String>> after = stage.taskConfigs(candidate.tasksMax());
            tally.judge(
                    before.size() == after.size(),
                    "after stop and start of the same object there are "
                            + after.size()
                            + " tasks, before "
                            + before.size());
            call = "the second stop of the resumed connector";
            stage.stop();
            tally.kept();
            call = "start and stop without a call of taskConfigs between them";
            Stage hasty = Stage.started(candidate, scene);
            hasty.stop();
            tally.kept();
        } catch (RuntimeException e) {
            tally.broken(scene.shorten().apply(call + " throws " + e));
        }
        reconfigure(candidate, scene, tally);
    }

    private static void reconfigure(Candidate candidate, Scene scene, Tally tally) {
        if (!candidate.overrides("reconfigure", Connector.class, Map.class)) {
            return;
        }
        Stage stage = Stage.started(candidate, scene);
        try {
            int before = stage.taskConfigs(candidate.tasksMax()).size();
            stage.connector().reconfigure(stage.settings());
            tally.judge(
                    stage.taskConfigs(candidate.tasksMax()).size() == before,
                    "reconfigure with the same settings gives another number of tasks");
        } catch (RuntimeException e) {
            tally.broken(scene.shorten().apply("reconfigure throws " + e));
        } finally {
            stage.leave();
        }
    }

    /** Law C8. */
    static void questions(Candidate candidate, Scene scene, Bench bench, Tally tally)
            throws Exception {
        List<String> before = scene.effects().get();
        long begin = System.nanoTime();
        ask(candidate, scene, tally);
        tally.judge(
                System.nanoTime() - begin < SLOW_NANOS,
                "asking a new connector takes "
                        + (System.nanoTime() - begin) / 1_000_000_000
                        + " s");
        long end = System.nanoTime() + SETTLING.toNanos();
        for (int i = 1; i < OBJECTS && System.nanoTime() - end < 0 && !tally.isBroken(); i++) {
            ask(candidate, scene, tally);
        }
        concurrently(candidate, scene, bench, tally);
        Bench.comesTrue(() -> bench.plugins().isEmpty(), SETTLING);
        List<Thread> left = bench.plugins();
        tally.judge(
                left.isEmpty(),
                "asking a connector that is never started leaves "
                        + left.size()
                        + " threads, such as "
                        + (left.isEmpty() ? "" : "'" + left.get(0).getName() + "'"));
        tally.judge(
                scene.effects().get().equals(before),
                "asking a connector that is never started changes the outside system");
    }

    private static void concurrently(Candidate candidate, Scene scene, Bench bench, Tally tally)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Tally own = new Tally(dev.fairlead.testkit.catalogue.ConnectorTexts.C8);
            tallies.add(own);
            Thread thread = bench.thread(() -> ask(candidate, scene, own));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join(SLOW_NANOS / 1_000_000);
        }
        tally.judge(
                tallies.stream().noneMatch(Tally::isBroken),
                "several threads ask connectors of their own at a time, and one of them fails");
    }

    private static void ask(Candidate candidate, Scene scene, Tally tally) {
        Map<String, String> settings = candidate.settingsIn(scene);
        question(tally, scene, "version", () -> candidate.create().version());
        question(tally, scene, "config", () -> candidate.create().config());
        question(tally, scene, "validate", () -> candidate.create().validate(settings));
        if (candidate.create() instanceof SourceConnector) {
            optional(
                    tally,
                    scene,
                    "exactlyOnceSupport",
                    () -> ((SourceConnector) candidate.create()).exactlyOnceSupport(settings));
            optional(
                    tally,
                    scene,
                    "canDefineTransactionBoundaries",
                    () ->
                            ((SourceConnector) candidate.create())
                                    .canDefineTransactionBoundaries(settings));
        }
    }

    private static void question(Tally tally, Scene scene, String name, Callable<?> method) {
        try {
            tally.judge(
                    method.call() != null, name + " of a connector that isn't started gives null");
        } catch (Exception e) {
            tally.broken(
                    scene.shorten().apply(name + " of a connector that isn't started throws " + e));
        }
    }

    private static void optional(Tally tally, Scene scene, String name, Callable<?> method) {
        try {
            method.call();
            tally.kept();
        } catch (NoSuchMethodError e) {
            tally.missed("this connect-api has no " + name);
        } catch (Exception e) {
            tally.broken(
                    scene.shorten().apply(name + " of a connector that isn't started throws " + e));
        }
    }

    /** Law C9. */
    static void requests(Candidate candidate, Scene scene, Tally tally) {
        Stage stage = Stage.started(candidate, scene);
        int inside = 0;
        List<Map<String, String>> known = List.of();
        for (int i = 0; i < ROUNDS; i++) {
            known = stage.taskConfigs(candidate.tasksMax());
            inside += stage.context().takeRequestsFromInside() > 0 ? 1 : 0;
        }
        tally.judge(
                inside < ROUNDS,
                "taskConfigs itself asks for new tasks, each time; a worker then calls it for"
                        + " ever");
        stage.context().takeRequests();
        int inVain = 0;
        long end = System.nanoTime() + STABLE.toNanos();
        while (System.nanoTime() - end < 0) {
            Bench.comesTrue(() -> System.nanoTime() - end >= 0, Duration.ofMillis(10));
            if (stage.context().takeRequests() > 0) {
                List<Map<String, String>> now = stage.taskConfigs(candidate.tasksMax());
                inVain += now.equals(known) ? 1 : 0;
                known = now;
            }
        }
        tally.judge(
                inVain < ROUNDS,
                "in "
                        + STABLE.toMillis()
                        + " ms the connector asked "
                        + inVain
                        + " times for new tasks although nothing had changed");
        stage.stop();
        stage.context().takeRequests();
        Bench.comesTrue(() -> false, STABLE);
        int late = stage.context().takeRequests();
        tally.judge(late == 0, "the connector asks for new tasks after stop has returned");
    }

    /** Law C14. */
    static void oldWorkers(Candidate candidate, Scene scene, Tally tally) {
        Stage now = Stage.started(candidate, scene);
        List<Map<String, String>> tasks;
        try {
            tasks = now.taskConfigs(candidate.tasksMax());
        } finally {
            now.leave();
        }
        try {
            Stage then = Stage.initializedOnAnOldWorker(candidate, scene, tasks);
            try {
                then.start();
                tally.judge(
                        then.taskConfigs(candidate.tasksMax()).size() == tasks.size(),
                        "initialized with the tasks that it had, it gives another number of"
                                + " tasks");
            } finally {
                then.leave();
            }
        } catch (RuntimeException | LinkageError e) {
            tally.broken(
                    scene.shorten()
                            .apply(
                                    "with a context of an older worker, and the tasks that it"
                                            + " had before, the connector throws "
                                            + e));
        }
    }
}
