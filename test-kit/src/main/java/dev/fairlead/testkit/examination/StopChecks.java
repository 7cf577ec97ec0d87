package dev.fairlead.testkit.examination;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Law L3: {@code stop} after a call of the task, and during one. */
final class StopChecks {
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration POLL_LIMIT = Duration.ofSeconds(8);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private StopChecks() {}

    /** Polls on a thread of its own until it is told that it is over. */
    private static final class Polling implements Runnable {
        private final Work work;
        private final AtomicLong polls = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicBoolean ended = new AtomicBoolean();

        private Polling(Work work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                while (!over.get()) {
                    work.task().poll();
                    polls.incrementAndGet();
                }
            } catch (InterruptedException | RuntimeException e) {
                over.set(true); // whoever is stopped in poll may say so
            } finally {
                ended.set(true);
            }
        }
    }

    /** Law L3. */
    static void bothModels(Candidate candidate, Scene scene, Bench bench, Tally tally)
            throws InterruptedException {
        if (!candidate.isSource()) {
            tally.missed("workers of all releases call put and stop of a sink on one thread");
            return;
        }
        Work work = Work.begin(candidate, scene);
        try {
            Polling polling = new Polling(work);
            Thread poller = bench.thread(polling);
            poller.start();
            long emptied = settle(polling);
            boolean returns =
                    Bench.comesTrue(
                            () -> polling.polls.get() > emptied || polling.ended.get(), POLL_LIMIT);
            tally.judge(
                    returns,
                    "poll hasn't returned after "
                            + POLL_LIMIT.toSeconds()
                            + " s; workers since Kafka 3.0 call stop only when it has returned");
            stopDuring(polling, work, bench, tally);
            polling.over.set(true);
            poller.interrupt();
        } finally {
            work.end();
        }
    }

    /** Lets it read what there is; then it polls in vain. */
    private static long settle(Polling polling) {
        Bench.comesTrue(polling.ended::get, IDLE);
        return polling.polls.get();
    }

    private static void stopDuring(Polling polling, Work work, Bench bench, Tally tally) {
        AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
        AtomicBoolean stopped = new AtomicBoolean();
        Thread stopper =
                bench.thread(
                        () -> {
                            try {
                                work.task().stop();
                            } catch (RuntimeException e) {
                                thrown.set(e);
                            }
                            stopped.set(true);
                        });
        stopper.start();
        boolean returned = Bench.comesTrue(stopped::get, LIMIT);
        polling.over.set(true);
        Optional<RuntimeException> failure = Optional.ofNullable(thrown.get());
        tally.judge(
                returned && failure.isEmpty(),
                "stop, called by another thread while poll waits, "
                        + failure.map(e -> "throws " + e)
                                .orElse("hasn't returned after " + LIMIT.toSeconds() + " s"));
        tally.judge(
                Bench.comesTrue(polling.ended::get, LIMIT),
                "poll goes on for "
                        + LIMIT.toSeconds()
                        + " s after another thread has called stop, as workers before Kafka 3.0"
                        + " do");
        stopper.interrupt();
    }
}
