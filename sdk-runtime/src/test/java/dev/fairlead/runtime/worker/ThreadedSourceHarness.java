package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.calls.SourceContext;
import dev.fairlead.runtime.calls.SourceTaskCalls;
import dev.fairlead.runtime.driver.RecordingSourceTask;
import dev.fairlead.runtime.driver.SourceHarness;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.offsets.OffsetStore;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SourceObserver;
import dev.fairlead.runtime.task.SourceTaskMachine;
import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A threaded driver with a log and an offset store that a test steers. */
final class ThreadedSourceHarness implements SourceHarness {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SteeredLog log = new SteeredLog();
    private final SteeredTimers timers = new SteeredTimers();
    private final Map<String, Long> stored = new ConcurrentHashMap<>();
    private final AtomicBoolean failWrite = new AtomicBoolean();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final ExecutorService companions = Executors.newCachedThreadPool();
    private final ThreadedSourceDriver driver;
    private final Thread thread;
    private volatile TaskState state = TaskState.UNASSIGNED;
    private volatile String failure = "";
    private volatile boolean published;

    ThreadedSourceHarness(
            RecordingSourceTask task, SourceTaskOptions options, Map<String, Long> stored) {
        this.stored.putAll(stored);
        SourceTaskCalls calls =
                new SourceTaskCalls(
                        task,
                        getClass().getClassLoader(),
                        record ->
                                new Outcome.Deliver<>(
                                        new OutboundRecord(
                                                record.topic(),
                                                null,
                                                null,
                                                null,
                                                record.value()
                                                        .toString()
                                                        .getBytes(StandardCharsets.UTF_8),
                                                new RecordHeaders())));
        driver =
                new ThreadedSourceDriver(
                        new TaskId("contract", 0),
                        new SourceTaskMachine(options),
                        calls,
                        new SourceContext(Map::of, new Reader(), null),
                        Map.of(),
                        new SourcePorts(
                                log,
                                topic -> {},
                                this::write,
                                timers,
                                companions,
                                this::stateChanged,
                                new TopicWatch(
                                        SourceObserver.NONE,
                                        topic -> {},
                                        delivery ->
                                                refused.add(
                                                        delivery.record().value().toString()))));
        thread = new Thread(driver, "task-thread-contract-0");
    }

    private void write(
            Map<Map<String, ?>, Map<String, ?>> offsets, OffsetStore.WriteListener ends) {
        if (failWrite.compareAndSet(true, false)) {
            ends.completed(new IllegalStateException("the store is away"));
            return;
        }
        offsets.forEach(
                (partition, offset) ->
                        stored.put((String) partition.get("p"), (Long) offset.get("n")));
        ends.completed(null);
    }

    private void stateChanged(TaskId id, TaskState now, Optional<Failure> why) {
        failure = why.map(cause -> cause.cause().getMessage()).orElse("");
        state = now;
        published = true;
    }

    /** The values that the log refused. */
    List<String> refused() {
        return refused;
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
    public void holdAppends() {
        log.hold();
    }

    @Override
    public void answerAppends(int... places) {
        log.answer(places);
    }

    @Override
    public void failNextAppend(RuntimeException failure) {
        log.failNext(failure);
    }

    @Override
    public void commitTick() {
        timers.fireLongest();
    }

    @Override
    public void failNextOffsetWrite() {
        failWrite.set(true);
    }

    @Override
    public List<String> logged() {
        return log.values();
    }

    @Override
    public long storedOffset(String partition) {
        return stored.getOrDefault(partition, -1L);
    }

    @Override
    public TaskState state() {
        return published ? state : TaskState.RESTARTING;
    }

    @Override
    public String failureMessage() {
        return failure;
    }

    @Override
    public Map<String, Long> storedOffsets() {
        return Map.copyOf(stored);
    }

    @Override
    public void close() {
        driver.cancel();
        companions.shutdownNow();
        timers.close();
    }

    private final class Reader implements OffsetStorageReader {
        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            Long number = stored.get((String) partition.get("p"));
            return number == null ? null : Map.of("n", number);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            partitions.forEach(partition -> found.put(partition, offset(partition)));
            return found;
        }
    }
}
