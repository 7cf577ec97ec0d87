package dev.fairlead.testkit.simulation;

import java.time.Duration;

/** The time of one life; it passes when the schedule says so. */
final class VirtualClock {
    private volatile Duration now = Duration.ZERO;
    private volatile Duration behind = Duration.ZERO;

    /** Time since the life began. */
    Duration now() {
        return now;
    }

    /** What the machine's clock shows, which may be set. */
    Duration shown() {
        return now.minus(behind);
    }

    /** Somebody sets the machine's clock back; timers don't care. */
    synchronized void setBack(Duration duration) {
        behind = behind.plus(duration);
    }

    /** Whether the machine's clock was set back, by no more than this. */
    boolean catchesUpWithin(Duration duration) {
        return !behind.isZero() && behind.compareTo(duration) <= 0;
    }

    /** Moves on, never back. */
    synchronized void advanceTo(Duration later) {
        if (later.compareTo(now) > 0) {
            now = later;
        }
    }
}
