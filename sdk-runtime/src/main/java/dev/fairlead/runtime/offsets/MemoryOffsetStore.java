package dev.fairlead.runtime.offsets;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps source offsets in memory. A write is kept, and answered, before it returns. Closing does
 * nothing, so that the offsets outlive the worker that a simulation crashes.
 */
public final class MemoryOffsetStore implements OffsetStore {
    private final Map<ByteBuffer, ByteBuffer> entries = new LinkedHashMap<>();

    @Override
    public synchronized Map<ByteBuffer, ByteBuffer> read(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> found = new LinkedHashMap<>();
        for (ByteBuffer key : keys) {
            ByteBuffer value = entries.get(key);
            if (value != null) {
                found.put(key, copy(value));
            }
        }
        return found;
    }

    @Override
    public synchronized Map<ByteBuffer, ByteBuffer> readAll() {
        return copy(entries);
    }

    @Override
    public void write(Map<ByteBuffer, @Nullable ByteBuffer> changes, WriteListener listener) {
        synchronized (this) {
            apply(changes, entries);
        }
        listener.completed(null);
    }

    @Override
    public void close() {}

    /** Makes {@code changes} to {@code entries}; buffers are copied. */
    static void apply(
            Map<ByteBuffer, @Nullable ByteBuffer> changes, Map<ByteBuffer, ByteBuffer> entries) {
        changes.forEach(
                (key, value) -> {
                    if (value == null) {
                        entries.remove(key);
                    } else {
                        entries.put(copy(key), copy(value));
                    }
                });
    }

    static Map<ByteBuffer, ByteBuffer> copy(Map<ByteBuffer, ByteBuffer> entries) {
        Map<ByteBuffer, ByteBuffer> copy = new LinkedHashMap<>();
        entries.forEach((key, value) -> copy.put(copy(key), copy(value)));
        return copy;
    }

    static ByteBuffer copy(ByteBuffer buffer) {
        return ByteBuffer.wrap(bytes(buffer));
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
