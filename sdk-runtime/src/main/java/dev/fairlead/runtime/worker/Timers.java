package dev.fairlead.runtime.worker;

import java.time.Duration;

/** Time for the drivers: what it is, and being called later. Thread-safe. */
public interface Timers {
    /** Nanoseconds from an arbitrary origin, never going back. */
    long nanoTime();

    /**
     * Runs {@code action} once after {@code delay}, on a thread of the timer's. The action must be
     * short.
     */
    Pending schedule(Duration delay, Runnable action);

    /** A call to come. */
    @FunctionalInterface
    interface Pending {
        /** Prevents the call unless it has begun. */
        void cancel();
    }
}
