package dev.fairlead.samples.generator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many records are due: a share of the time that went by, so nobody has to wait for the next
 * one, and a poll that comes late brings more. While the clock is set back, no time goes by.
 */
final class Pace {
    private final double rate;
    private final Clock clock;
    private Instant last;
    private Duration elapsed = Duration.ZERO;

    /**
     * @param rate records per second
     */
    Pace(double rate, Clock clock) {
        this.rate = rate;
        this.clock = clock;
        this.last = clock.instant();
    }

    long due() {
        Instant now = clock.instant();
        if (now.isAfter(last)) {
            elapsed = elapsed.plus(Duration.between(last, now));
        }
        last = now;
        return (long) (elapsed.toNanos() / 1e9 * rate);
    }
}
