package dev.fairlead.runtime.offsets;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a source connector and its tasks the offsets that were committed. Thread-safe.
 *
 * <p>As in stock, a partition that can't be turned into bytes, or whose offset can't be read, is
 * logged and missing from the answer; a partition without an offset maps to null. After {@link
 * #close} every question is answered by a {@link ConnectException}, which tells a task that was
 * given up that it is.
 */
public final class SourceOffsetReader implements OffsetStorageReader, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceOffsetReader.class);

    private final String connector;
    private final OffsetStore store;
    private final OffsetCodec codec;
    private volatile boolean closed;

    public SourceOffsetReader(String connector, OffsetStore store, OffsetCodec codec) {
        this.connector = connector;
        this.store = store;
        this.codec = codec;
    }

    @Override
    public <T> @Nullable Map<String, Object> offset(@Nullable Map<String, T> partition) {
        return offsets(Collections.singleton(partition)).get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
            Collection<Map<String, T>> partitions) {
        if (closed) {
            throw new ConnectException(
                    "connector '"
                            + connector
                            + "': source offsets were asked for after the task was stopped");
        }
        Map<ByteBuffer, Map<String, T>> asked = new LinkedHashMap<>();
        for (Map<String, T> partition : partitions) {
            try {
                asked.put(codec.key(connector, partition), partition);
            } catch (DataException e) {
                LOG.error("The offset of a source partition was asked for and can't be found", e);
            }
        }
        Map<ByteBuffer, ByteBuffer> values = read(asked.keySet());
        Map<Map<String, T>, Map<String, Object>> offsets = new HashMap<>();
        asked.forEach(
                (key, partition) -> {
                    try {
                        offsets.put(partition, offset(values.get(key)));
                    } catch (DataException e) {
                        LOG.error("The offset of source partition {} is unusable", partition, e);
                    }
                });
        return offsets;
    }

    private Map<ByteBuffer, ByteBuffer> read(Collection<ByteBuffer> keys) {
        try {
            return store.read(keys);
        } catch (RuntimeException e) {
            throw new ConnectException(
                    "connector '" + connector + "': source offsets couldn't be read", e);
        }
    }

    private @Nullable Map<String, Object> offset(@Nullable ByteBuffer value) {
        return value == null ? null : codec.offset(connector, value);
    }

    @Override
    public void close() {
        closed = true;
    }
}
