package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SourceContext;
import dev.fairlead.runtime.calls.SourceTaskCalls;
import dev.fairlead.runtime.driver.RecordingSourceTask;
import dev.fairlead.runtime.driver.SourceHarness;
import dev.fairlead.runtime.offsets.MemoryOffsetStore;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.SourceOffsetReader;
import dev.fairlead.runtime.task.SourceTaskMachine;
import dev.fairlead.runtime.task.SourceTaskOptions;
import dev.fairlead.runtime.task.SourceTimer;
import dev.fairlead.runtime.task.TaskState;
import dev.fairlead.testkit.history.History;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.assertj.core.api.Assertions;

/** A simulated driver with a world that a contract test steers. */
final class SimulatedSourceHarness implements SourceHarness {
    private static final String CONNECTOR = "contract";
    private static final int ROUNDS = 50;

    private final OffsetCodec codec = new OffsetCodec();
    private final MemoryOffsetStore store = new MemoryOffsetStore();
    private final SimulatedLog log = new SimulatedLog();
    private final OffsetWrites writes;
    private final List<String> logged = new ArrayList<>();
    private final SimulatedSourceDriver driver;
    private Optional<RuntimeException> appendFailure = Optional.empty();
    private boolean holding;
    private boolean crashed;

    SimulatedSourceHarness(
            RecordingSourceTask task, SourceTaskOptions options, Map<String, Long> stored) {
        stored.forEach(this::store);
        writes =
                new OffsetWrites(
                        CONNECTOR,
                        codec,
                        store,
                        new OffsetTexts(CONNECTOR, text -> text),
                        new History.Recorder());
        driver =
                new SimulatedSourceDriver(
                        new SourceTaskMachine(options),
                        new SourceTaskCalls(task, getClass().getClassLoader(), new JsonPipeline()),
                        new SourceContext(
                                Map::of,
                                new SourceOffsetReader(CONNECTOR, store, codec),
                                new SilentMetrics()),
                        Map.of(),
                        new SimulatedSourceDriver.Site(
                                log,
                                writes,
                                new VirtualClock(),
                                new CrashPoints(),
                                new Observer()));
    }

    private void store(String partition, Long number) {
        store.write(
                Map.of(
                        codec.key(CONNECTOR, Map.of("p", partition)),
                        codec.value(CONNECTOR, Map.of("n", number))),
                failure -> {});
    }

    private final class Observer implements SourceObserver {
        @Override
        public void sent(SourceRecord record) {
            logged.add((String) record.value());
        }

        @Override
        public void acknowledged(SourceRecord record) {}

        @Override
        public void refused(SourceRecord record, boolean forNow) {}

        @Override
        public void dropped(SourceRecord record) {}
    }

    @Override
    public void start(boolean paused) {
        driver.begin(paused);
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
        crashed = true;
    }

    @Override
    public void until(BooleanSupplier condition) {
        for (int i = 0; i < ROUNDS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            goOn();
        }
        Assertions.fail("it doesn't come true");
    }

    @Override
    public void settle() {
        for (int i = 0; i < 3; i++) {
            goOn();
        }
    }

    private void goOn() {
        if (crashed || driver.hasEnded()) {
            return;
        }
        driver.poll();
        if (appendFailure.isPresent() && log.inFlight() > 0) {
            log.fail(0, appendFailure.get());
            appendFailure = Optional.empty();
        }
        while (!holding && log.inFlight() > 0) {
            log.acknowledge(0);
        }
        driver.fire(SourceTimer.POLL_AGAIN);
        driver.fire(SourceTimer.DISPATCH_AGAIN);
    }

    @Override
    public void holdAppends() {
        holding = true;
    }

    @Override
    public void answerAppends(int... places) {
        int[] ascending = Arrays.stream(places).sorted().toArray();
        for (int i = 0; i < ascending.length; i++) {
            log.acknowledge(ascending[i] - i);
        }
    }

    @Override
    public void failNextAppend(RuntimeException failure) {
        appendFailure = Optional.of(failure);
    }

    @Override
    public void commitTick() {
        driver.fire(SourceTimer.COMMIT);
        writes.fate(OffsetWrites.Fate.STORED);
    }

    @Override
    public void failNextOffsetWrite() {
        writes.fate(OffsetWrites.Fate.REFUSED);
    }

    @Override
    public List<String> logged() {
        return List.copyOf(logged);
    }

    @Override
    public long storedOffset(String partition) {
        return storedOffsets().getOrDefault(partition, -1L);
    }

    @Override
    public Map<String, Long> storedOffsets() {
        Map<String, Long> offsets = new HashMap<>();
        for (Map.Entry<ByteBuffer, ByteBuffer> entry : store.readAll().entrySet()) {
            offsets.put(
                    (String) codec.partition(entry.getKey()).orElseThrow().partition().get("p"),
                    (Long) codec.offset(CONNECTOR, entry.getValue()).get("n"));
        }
        return offsets;
    }

    @Override
    public TaskState state() {
        return driver.state();
    }

    @Override
    public String failureMessage() {
        return driver.failure().map(failure -> failure.cause().getMessage()).orElse("");
    }

    @Override
    public void close() {}
}
