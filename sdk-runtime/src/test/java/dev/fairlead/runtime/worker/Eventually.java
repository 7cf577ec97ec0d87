package dev.fairlead.runtime.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for other threads. */
public final class Eventually {
    private static final Duration A_LITTLE = Duration.ofMillis(50);
    private static final Duration A_LOT = Duration.ofSeconds(10);

    private Eventually() {}

    /** Something that is to be done within {@code patience}, and isn't. */
    @FunctionalInterface
    public interface Attempt {
        void with(Duration patience) throws Exception;
    }

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

    /**
     * What {@code attempt} throws, which has more and more patience until that tells of {@code
     * place}: on a busy machine, a plugin may take a while to come to where it hangs.
     */
    public static Throwable thrown(String place, Attempt attempt) {
        for (Duration patience = A_LITTLE; ; patience = patience.multipliedBy(4)) {
            Throwable thrown = thrown(attempt, patience);
            if (String.valueOf(thrown.getMessage()).contains(place)
                    || patience.compareTo(A_LOT) > 0) {
                return thrown;
            }
        }
    }

    private static Throwable thrown(Attempt attempt, Duration patience) {
        try {
            attempt.with(patience);
        } catch (Exception | AssertionError e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    /** Lets other threads run for {@code time}, to see that something does not happen. */
    public static void passes(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(200_000);
        }
    }
}
