package dev.fairlead.runtime.json;

import org.jspecify.annotations.Nullable;

/** Writes values of one schema. */
@FunctionalInterface
interface ValueWriter {
    /**
     * @throws RuntimeException the value doesn't fit, or is unusual: nothing of what was written
     *     counts
     */
    void write(JsonOutput output, @Nullable Object value);
}
