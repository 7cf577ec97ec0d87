package dev.fairlead.testkit.simulation;

import java.time.Duration;

/** The time of one life; it passes when the schedule says so. */
final class VirtualClock {
    private volatile Duration now = Duration.ZERO;

    /** Time since the life began. */
    Duration now() {
        return now;
    }

    /** Moves on, never back. */
    synchronized void advanceTo(Duration later) {
        if (later.compareTo(now) > 0) {
            now = later;
        }
    }
}
