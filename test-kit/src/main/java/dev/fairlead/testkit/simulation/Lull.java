package dev.fairlead.testkit.simulation;

import java.time.Duration;
import java.util.List;

/**
 * Lets time pass while tasks give nothing although something is left: many look at their outside
 * system every few seconds or minutes only, and return from {@code poll} in between. Instrumented
 * plugins live in this time.
 */
final class Lull {
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofDays(1));

    private final VirtualClock clock;
    private int waited;

    Lull(VirtualClock clock) {
        this.clock = clock;
    }

    /** A task gave something. */
    void end() {
        waited = 0;
    }

    /** Lets more time pass than the last time; false when that was long enough. */
    boolean goOn() {
        if (waited == WAITS.size() || clock.catchesUpWithin(WAITS.get(waited))) {
            return false;
        }
        clock.advanceTo(clock.now().plus(WAITS.get(waited)));
        waited++;
        return true;
    }
}
