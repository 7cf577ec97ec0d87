package dev.fairlead.testkit.watch;

import java.time.Duration;

/**
 * How long the kit waits for a plugin, in real time.
 *
 * @param pollLimit how long a poll without data may take (law S20); measured with half as much on
 *     top, so that a busy machine raises no false alarm
 * @param pollBrevity a poll without data that comes back sooner spins (law S20)
 * @param settling how long to go on polling a task that gives nothing although the world has
 *     something left; for plugins that read with threads of their own
 */
public record Patience(Duration pollLimit, Duration pollBrevity, Duration settling) {
    /** One second; 100 microseconds; three polls, however short. */
    public static Patience defaults() {
        return new Patience(Duration.ofSeconds(1), Duration.ofNanos(100_000), Duration.ZERO);
    }

    /** The same with another limit for polls. */
    public Patience withPollLimit(Duration limit) {
        return new Patience(limit, pollBrevity, settling);
    }

    /** The same for plugins that read with threads of their own. */
    public Patience withSettling(Duration duration) {
        return new Patience(pollLimit, pollBrevity, duration);
    }

    /** How long to wait for what a stopped task may still do. */
    Duration rest() {
        return settling.compareTo(Duration.ofMillis(100)) > 0 ? settling : Duration.ofMillis(100);
    }

    Duration overdue() {
        return pollLimit.plus(pollLimit.dividedBy(2));
    }

    Duration hanging() {
        return pollLimit.multipliedBy(5);
    }
}
