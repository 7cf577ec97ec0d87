package dev.fairlead.testkit.examination;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;

/** Laws L6 and L7: threads, interruption and errors. */
final class ThreadChecks {
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private ThreadChecks() {}

    /** Law L6. */
    static void confinement(Candidate candidate, Scene scene, Tally tally)
            throws InterruptedException {
        if (candidate.isSource()) {
            tally.missed("what a source task sees of the worker may be used by any thread");
            return;
        }
        Work work = Work.begin(candidate, scene);
        try {
            work.some(Scene.ITEMS);
            Bench.comesTrue(() -> !work.task().sinkContext().foreign().isEmpty(), IDLE);
            List<String> foreign = work.task().sinkContext().foreign();
            tally.judge(
                    foreign.isEmpty(),
                    (foreign.isEmpty() ? "" : foreign.get(0))
                            + "; what a sink task sees of the worker is for the task's thread"
                            + " only");
        } finally {
            work.end();
        }
    }

    /** Law L7. */
    static void transparency(Candidate candidate, Scene scene, Bench bench, Tally tally)
            throws InterruptedException {
        if (candidate.isSource()) {
            interruption(candidate, scene, bench, tally);
            errorWhileReadingOffsets(candidate, scene, tally);
        } else {
            errorInARecord(candidate, scene, tally);
        }
    }

    private static void interruption(Candidate candidate, Scene scene, Bench bench, Tally tally)
            throws InterruptedException {
        Work work = Work.begin(candidate, scene);
        AtomicLong polls = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread thread =
                bench.thread(
                        () -> {
                            try {
                                while (!over.get() && !Thread.currentThread().isInterrupted()) {
                                    work.task().source().poll();
                                    polls.incrementAndGet();
                                }
                            } catch (InterruptedException | RuntimeException e) {
                                over.set(true);
                            } finally {
                                polls.incrementAndGet();
                            }
                        });
        thread.start();
        try {
            Bench.comesTrue(over::get, IDLE);
            long before = polls.get();
            thread.interrupt();
            tally.judge(
                    Bench.comesTrue(() -> polls.get() > before, LIMIT),
                    "poll goes on for "
                            + LIMIT.toMillis()
                            + " ms after its thread was interrupted");
        } finally {
            over.set(true);
            work.end();
        }
    }

    private static void errorWhileReadingOffsets(Candidate candidate, Scene scene, Tally tally)
            throws InterruptedException {
        FailingOffsets offsets = new FailingOffsets(() -> new InternalError("planted by the kit"));
        Stage stage = Stage.started(candidate, scene);
        try {
            TaskRun run = TaskRun.first(candidate, stage, offsets);
            try {
                run.read(1, IDLE);
            } finally {
                run.leave();
            }
            if (offsets.wasAsked()) {
                tally.broken(
                        "an InternalError from the offset reader is swallowed: start and poll go"
                                + " on as if nothing had happened");
            }
        } catch (RuntimeException | Error e) {
            tally.judge(offsets.wasAsked(), "the task fails before it asks for offsets: " + e);
        } finally {
            stage.leave();
        }
    }

    private static void errorInARecord(Candidate candidate, Scene scene, Tally tally) {
        AtomicBoolean looked = new AtomicBoolean();
        SinkRecord bad = bad(scene.record().apply(0), looked);
        TopicPartition partition = new TopicPartition(Candidate.TOPIC, 0);
        Stage stage = Stage.started(candidate, scene);
        try {
            TaskRun run = TaskRun.first(candidate, stage, KnownOffsets.none());
            try {
                run.sinkContext().assign(partition);
                run.sink().open(List.of(partition));
                run.sink().put(List.of(bad));
                run.sink().preCommit(new HashMap<>(Map.of(partition, new OffsetAndMetadata(1))));
                run.sink().put(List.of());
                run.sink().put(List.of());
            } finally {
                run.leave();
            }
            if (looked.get()) {
                tally.broken(
                        "an InternalError while the value of a record is read is swallowed: put"
                                + " and preCommit go on as if nothing had happened");
            } else {
                tally.missed("the task didn't look at the value of a record");
            }
        } catch (RuntimeException | Error e) {
            tally.kept();
        } finally {
            stage.leave();
        }
    }

    private static SinkRecord bad(SinkRecord good, AtomicBoolean looked) {
        return new SinkRecord(
                good.topic(),
                0,
                good.keySchema(),
                good.key(),
                good.valueSchema(),
                good.value(),
                0,
                good.timestamp(),
                TimestampType.CREATE_TIME) {
            @Override
            public Object value() {
                looked.set(true);
                throw new InternalError("planted by the kit");
            }
        };
    }
}
