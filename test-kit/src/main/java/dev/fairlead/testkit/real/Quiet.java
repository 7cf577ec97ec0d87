package dev.fairlead.testkit.real;

import java.time.Duration;

/** How long nothing has happened, in real time. */
final class Quiet {
    private final Duration limit;
    private long since = System.nanoTime();

    Quiet(Duration limit) {
        this.limit = limit;
    }

    /** Something happened just now. */
    void end() {
        since = System.nanoTime();
    }

    boolean isLong() {
        return System.nanoTime() - since > limit.toNanos();
    }
}
