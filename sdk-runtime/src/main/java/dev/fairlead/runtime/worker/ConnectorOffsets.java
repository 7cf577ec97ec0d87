package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.OffsetCommits;
import dev.fairlead.runtime.offsets.OffsetStore;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Writes the offsets of one connector as bytes. Thread-safe. */
final class ConnectorOffsets implements OffsetCommits {
    private final String connector;
    private final OffsetStore store;
    private final OffsetCodec codec;

    ConnectorOffsets(String connector, OffsetStore store, OffsetCodec codec) {
        this.connector = connector;
        this.store = store;
        this.codec = codec;
    }

    @Override
    public void commit(
            Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets,
            OffsetStore.WriteListener listener) {
        Map<ByteBuffer, @Nullable ByteBuffer> entries = new LinkedHashMap<>();
        try {
            offsets.forEach(
                    (partition, offset) ->
                            entries.put(
                                    codec.key(connector, partition),
                                    codec.value(connector, offset)));
        } catch (DataException e) {
            listener.completed(e);
            return;
        }
        store.write(entries, listener);
    }
}
