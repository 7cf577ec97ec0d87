package dev.fairlead.testkit.examination;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.management.ObjectName;
import org.apache.kafka.connect.errors.ConnectException;

/** Law L5: what is left after many starts and stops. */
final class LeakChecks {
    private static final int WARM_UP = 2;
    private static final int CYCLES = 8;
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration COLLECTING = Duration.ofSeconds(6);

    private LeakChecks() {}

    /** One start and stop. */
    private interface Cycle {
        void run() throws InterruptedException;
    }

    /** Law L5. */
    static void leaks(Candidate candidate, Scene scene, Bench bench, Tally tally)
            throws InterruptedException {
        repeat(bench, tally, "starts and stops", () -> peaceful(candidate, scene));
        if (candidate.isSource() && !tally.isBroken()) {
            repeat(bench, tally, "starts that failed", () -> failing(candidate, scene));
        }
    }

    private static void peaceful(Candidate candidate, Scene scene) throws InterruptedException {
        Work work = Work.begin(candidate, scene);
        try {
            work.some(1);
        } finally {
            work.end();
        }
    }

    private static void failing(Candidate candidate, Scene scene) throws InterruptedException {
        Stage stage = Stage.started(candidate, scene);
        try {
            TaskRun.first(
                            candidate,
                            stage,
                            new FailingOffsets(() -> new ConnectException("no offsets today")))
                    .leave();
        } catch (ConnectException e) {
            // as planted; the task was stopped
        } finally {
            stage.leave();
        }
    }

    private static void repeat(Bench bench, Tally tally, String what, Cycle cycle)
            throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            cycle.run();
        }
        int threads = plugins(bench).size();
        LongSupplier files = newFiles();
        LongSupplier beans = newBeans();
        for (int i = 0; i < CYCLES; i++) {
            cycle.run();
        }
        Bench.comesTrue(() -> plugins(bench).size() - threads < CYCLES, SETTLING);
        List<Thread> left = plugins(bench);
        tally.judge(
                left.size() - threads < CYCLES,
                "after "
                        + CYCLES
                        + " "
                        + what
                        + " there are "
                        + (left.size() - threads)
                        + " more threads, such as "
                        + (left.isEmpty() ? "" : "'" + left.get(left.size() - 1).getName() + "'"));
        if (holdsConnections()) {
            tally.kept(); // idle ones are open for minutes, and nobody needs to close them
        } else {
            twice(tally, "open files", what, files, cycle, LeakChecks::newFiles);
        }
        twice(tally, "JMX beans", what, beans, cycle, LeakChecks::newBeans);
    }

    private static List<Thread> plugins(Bench bench) {
        return bench.plugins().stream().filter(thread -> !isOfHttpClient(thread)).toList();
    }

    /** Nobody can close the JDK's client before Java 21; it ends once it is garbage. */
    private static boolean isOfHttpClient(Thread thread) {
        return thread.getName().matches("HttpClient-\\d+-(SelectorManager|Worker-\\d+)");
    }

    /** OkHttp has a pool of connections and a thread that closes them after five idle minutes. */
    private static boolean holdsConnections() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("OkHttp "));
    }

    private static boolean hasHttpClients() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(LeakChecks::isOfHttpClient);
    }

    private interface Census {
        /** What there is more, whenever it is asked, than there is now. */
        LongSupplier begin();
    }

    /** Other tests open files as well; so what seems to leak must leak again. */
    private static void twice(
            Tally tally, String things, String what, LongSupplier more, Cycle cycle, Census census)
            throws InterruptedException {
        if (more.getAsLong() < CYCLES) {
            tally.kept();
            return;
        }
        LongSupplier again = census.begin();
        for (int i = 0; i < CYCLES; i++) {
            cycle.run();
        }
        if (hasHttpClients()) {
            System.gc();
            Bench.comesTrue(() -> again.getAsLong() < CYCLES, COLLECTING);
        }
        long left = again.getAsLong();
        tally.judge(
                left < CYCLES,
                "after " + CYCLES + " " + what + " there are " + left + " more " + things);
    }

    private static LongSupplier newFiles() {
        OpenFiles before = OpenFiles.now();
        return () -> OpenFiles.now().moreThan(before);
    }

    private static LongSupplier newBeans() {
        Set<ObjectName> before = beans();
        return () -> beans().stream().filter(bean -> !before.contains(bean)).count();
    }

    private static Set<ObjectName> beans() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null);
    }
}
