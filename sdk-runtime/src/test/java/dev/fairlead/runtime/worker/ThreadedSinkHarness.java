package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.calls.SinkContext;
import dev.fairlead.runtime.calls.SinkTaskCalls;
import dev.fairlead.runtime.driver.RecordingSinkTask;
import dev.fairlead.runtime.driver.SinkHarness;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.TopicSelection;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SinkObserver;
import dev.fairlead.runtime.task.SinkTaskMachine;
import dev.fairlead.runtime.task.SinkTaskOptions;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.connect.sink.SinkRecord;

/** A threaded driver with a log and a clock that a test steers. */
final class ThreadedSinkHarness implements SinkHarness {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SteeredInboundLog log = new SteeredInboundLog();
    private final AtomicLong skipped = new AtomicLong();
    private final SinkTaskOptions options;
    private final ThreadedSinkDriver driver;
    private final Thread thread;
    private final AtomicReference<Runnable> reports = new AtomicReference<>(() -> {});
    private volatile TaskState state = TaskState.RESTARTING;
    private volatile String failure = "";

    ThreadedSinkHarness(RecordingSinkTask task, SinkTaskOptions options) {
        this.options = options;
        SinkContext context = new SinkContext(Map::of, null, Optional.empty());
        driver =
                new ThreadedSinkDriver(
                        new TaskId("contract", 0),
                        new SinkTaskMachine(options),
                        new SinkTaskCalls(task, getClass().getClassLoader(), context),
                        Map.of(),
                        new SinkPorts(
                                log,
                                new TopicSelection.Named(List.of("topic")),
                                ThreadedSinkHarness::convert,
                                () -> reports.get().run(),
                                new SkippingTimers(),
                                this::stateChanged,
                                SinkObserver.NONE),
                        Duration.ofSeconds(5));
        thread = new Thread(driver, "task-thread-contract-0");
    }

    private static Outcome<SinkRecord> convert(InboundRecord record) {
        return new Outcome.Deliver<>(
                new SinkRecord(
                        record.topic(),
                        record.partition(),
                        null,
                        null,
                        null,
                        new String(record.value(), StandardCharsets.UTF_8),
                        record.offset()));
    }

    private void stateChanged(TaskId id, TaskState now, Optional<Failure> why) {
        failure = why.map(cause -> cause.cause().getMessage()).orElse("");
        state = now;
    }

    /** The next wait for reported records fails with this. */
    void failNextReports(RuntimeException failure) {
        reports.set(
                () -> {
                    reports.set(() -> {});
                    throw failure;
                });
    }

    @Override
    public void start(boolean paused) {
        if (paused) {
            driver.pause();
        }
        thread.start();
    }

    @Override
    public void pause() {
        driver.pause();
    }

    @Override
    public void resume() {
        driver.resume();
    }

    @Override
    public void stop() {
        driver.stop();
    }

    @Override
    public void crash() {
        driver.cancel();
    }

    @Override
    public void until(BooleanSupplier condition) {
        Eventually.holds(condition, LONG);
    }

    @Override
    public void settle() {
        Eventually.passes(Duration.ofMillis(50));
    }

    @Override
    public void append(int partition, String... values) {
        log.append(partition, values);
    }

    @Override
    public void assign(int... partitions) {
        log.assignNext(partitions);
    }

    @Override
    public void revoke(int... partitions) {
        log.revokeNext(partitions);
    }

    @Override
    public void lose(int... partitions) {
        log.loseNext(partitions);
    }

    @Override
    public void commitTick() {
        skipped.addAndGet(options.commitInterval().toNanos());
        log.wakeup();
    }

    @Override
    public void failNextCommit() {
        log.failNextCommit();
    }

    @Override
    public long committed(int partition) {
        return log.committed(partition);
    }

    @Override
    public TaskState state() {
        return state;
    }

    @Override
    public String failureMessage() {
        return failure;
    }

    @Override
    public void close() {
        driver.cancel();
    }

    /** Real time, plus what a test skips. */
    private final class SkippingTimers implements Timers {
        @Override
        public long nanoTime() {
            return System.nanoTime() + skipped.get();
        }

        @Override
        public Pending schedule(Duration delay, Runnable action) {
            throw new UnsupportedOperationException("a sink driver bounds its fetch instead");
        }
    }
}
