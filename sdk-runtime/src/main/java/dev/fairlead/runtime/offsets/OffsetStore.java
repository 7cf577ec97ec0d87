package dev.fairlead.runtime.offsets;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps source offsets as bytes: JSON of {@code ["connector",{partition}]} to JSON of the offset,
 * byte for byte what stock Kafka Connect keeps. Thread-safe.
 */
public interface OffsetStore extends AutoCloseable {
    /** Hears, once and from any thread, how a write ended. */
    @FunctionalInterface
    interface WriteListener {
        /** {@code failure} is null when all entries are kept, else none is known to be. */
        void completed(@Nullable Throwable failure);
    }

    /**
     * Reads the values of {@code keys}; a key without a value is missing from the answer. Sees
     * every write that was completed before the call.
     */
    Map<ByteBuffer, ByteBuffer> read(Collection<ByteBuffer> keys);

    /** Reads everything. */
    Map<ByteBuffer, ByteBuffer> readAll();

    /**
     * Writes {@code entries}, all or none; a null value removes the key. Doesn't block for long;
     * the listener may be called before this returns.
     */
    void write(Map<ByteBuffer, @Nullable ByteBuffer> entries, WriteListener listener);

    @Override
    void close();
}
