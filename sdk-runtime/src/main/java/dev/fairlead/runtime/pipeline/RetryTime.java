package dev.fairlead.runtime.pipeline;

import java.time.Duration;

/** Time and chance for retries. Called by the task's owner thread. */
public interface RetryTime {
    /** Nanoseconds from an arbitrary origin, never going back. */
    long nanoTime();

    /**
     * Lets {@code delay} pass.
     *
     * @return whether to try again; false when the task was given up meanwhile
     */
    boolean await(Duration delay);

    /** A uniformly random number of at least 0 and below {@code bound}. */
    long random(long bound);
}
