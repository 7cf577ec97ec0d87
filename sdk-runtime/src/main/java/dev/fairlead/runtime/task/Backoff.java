package dev.fairlead.runtime.task;

import java.time.Duration;

/**
 * How long to wait before the next try: {@code initial}, doubling with each attempt up to {@code
 * max}.
 */
public record Backoff(Duration initial, Duration max) {
    public Backoff {
        if (initial.isNegative() || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException(
                    "back-off from " + initial + " to " + max + ": the limit must not be smaller");
        }
    }

    /**
     * The wait before try number {@code attempt}.
     *
     * @param attempt counts from 1
     */
    public Duration delay(int attempt) {
        int doublings = Math.min(attempt - 1, 30);
        Duration delay = initial.multipliedBy(1L << doublings);
        return delay.compareTo(max) > 0 ? max : delay;
    }
}
