package dev.fairlead.runtime.calls;

import dev.fairlead.runtime.task.Failure;

/**
 * What came of a call.
 *
 * @param <T> what the call returns
 */
public sealed interface Answer<T> {
    /** It returned. */
    record Returned<T>(T value) implements Answer<T> {}

    /** It threw. */
    record Threw<T>(Failure failure) implements Answer<T> {}
}
