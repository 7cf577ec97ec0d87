package dev.fairlead.runtime.offsets;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores the source offsets of one connector. Any thread. */
@FunctionalInterface
public interface OffsetCommits {
    /**
     * Stores {@code offsets} by source partition, all or none. Doesn't block for long; the listener
     * may hear before this returns.
     */
    void commit(
            Map<@Nullable Map<String, ?>, @Nullable Map<String, ?>> offsets,
            OffsetStore.WriteListener listener);
}
