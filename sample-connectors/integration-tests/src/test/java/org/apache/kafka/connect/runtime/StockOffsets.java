package org.apache.kafka.connect.runtime;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;

/** Source offsets in memory; a schedule says what becomes of writes. */
final class StockOffsets implements OffsetBackingStore {
    enum Fate {
        STORED,
        REFUSED,
        STORED_WITHOUT_ANSWER
    }

    private final Map<ByteBuffer, ByteBuffer> stored = new HashMap<>();
    private Fate fate = Fate.STORED;
    private boolean unanswered;

    void fate(Fate its) {
        fate = its;
    }

    /** Whether the last write got no answer. */
    boolean isUnanswered() {
        return unanswered;
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> found = new HashMap<>();
        keys.forEach(key -> found.put(key, stored.get(key)));
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> callback) {
        if (fate == Fate.REFUSED) {
            ConnectException refusal = new ConnectException("offsets can't be stored");
            callback.onCompletion(refusal, null);
            return CompletableFuture.failedFuture(refusal);
        }
        stored.putAll(values);
        unanswered = fate == Fate.STORED_WITHOUT_ANSWER;
        if (unanswered) {
            return new CompletableFuture<>();
        }
        callback.onCompletion(null, null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }

    @Override
    public void configure(WorkerConfig config) {}

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
