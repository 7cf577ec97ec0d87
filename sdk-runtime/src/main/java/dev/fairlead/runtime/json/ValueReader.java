package dev.fairlead.runtime.json;

import org.jspecify.annotations.Nullable;

/** Reads values of one schema. */
@FunctionalInterface
interface ValueReader {
    /**
     * @throws RuntimeException the text doesn't fit, or is unusual
     */
    @Nullable Object read(JsonInput input);
}
