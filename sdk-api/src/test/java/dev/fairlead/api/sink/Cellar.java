package dev.fairlead.api.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** An outside world for tests: what was written, and whether writing is slow or fails. */
final class Cellar implements AutoCloseable {
    private static final Map<String, Cellar> CELLARS = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final String name = "cellar-" + NUMBERS.incrementAndGet();
    final List<String> stored = new ArrayList<>();
    final List<Write> writes = new ArrayList<>();
    final List<CompletableFuture<Void>> stages = new ArrayList<>();
    final AtomicInteger openWriters = new AtomicInteger();
    final Map<TopicPartition, OptionalLong> moved = new HashMap<>();
    int flushes;
    int writers;
    boolean slow;
    boolean awaitsRejected;
    Exception failing;
    Consumer<Batch<CellarSink.Bottle>> taster = batch -> {};
    Duration flushAfter;
    int durableBefore = -1;
    long newestTimestamp = -1;

    /** What was written, by which of the writers. */
    record Write(int writer, long offset) {}

    Cellar() {
        CELLARS.put(name, this);
    }

    static Cellar named(String name) {
        return CELLARS.get(name);
    }

    CompletableFuture<Void> stage() {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        stages.add(stage);
        if (!slow) {
            stage.complete(null);
        }
        return stage;
    }

    @Override
    public void close() {
        CELLARS.remove(name);
    }
}
