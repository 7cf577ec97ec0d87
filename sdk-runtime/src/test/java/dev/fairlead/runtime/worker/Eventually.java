package dev.fairlead.runtime.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for other threads. */
public final class Eventually {
    private Eventually() {}

    /** Returns when {@code condition} holds; fails when it doesn't for {@code patience}. */
    public static void holds(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not come true within " + patience);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    /** Lets other threads run for {@code time}, to see that something does not happen. */
    public static void passes(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(200_000);
        }
    }
}
