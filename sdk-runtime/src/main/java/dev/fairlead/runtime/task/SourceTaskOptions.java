package dev.fairlead.runtime.task;

import java.time.Duration;

/**
 * What a source task is told about time and bounds.
 *
 * @param offsetFlushInterval between two commits of offsets ({@code offset.flush.interval.ms})
 * @param offsetFlushTimeout for one commit, and for all of the final one ({@code
 *     offset.flush.timeout.ms})
 * @param inFlightMax records polled but not yet committable that may pile up; the next poll waits
 *     below it
 * @param pollBackoff after a retriable exception from poll
 * @param resendDelay after a retriable failure to hand a record to the log
 * @param toleratesFailedDeliveries whether a record that the log refused is left out ({@code
 *     errors.tolerance=all}) instead of failing the task
 */
public record SourceTaskOptions(
        Duration offsetFlushInterval,
        Duration offsetFlushTimeout,
        int inFlightMax,
        Backoff pollBackoff,
        Duration resendDelay,
        boolean toleratesFailedDeliveries) {
    public SourceTaskOptions {
        if (inFlightMax < 1) {
            throw new IllegalArgumentException(
                    "inFlightMax " + inFlightMax + ": must be at least 1");
        }
    }

    /** Kafka Connect's defaults, and ours where it has none. */
    public static SourceTaskOptions defaults() {
        return new SourceTaskOptions(
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                8192,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10)),
                Duration.ofMillis(100),
                false);
    }

    /** The same with another bound for records in flight. */
    public SourceTaskOptions withInFlightMax(int max) {
        return new SourceTaskOptions(
                offsetFlushInterval,
                offsetFlushTimeout,
                max,
                pollBackoff,
                resendDelay,
                toleratesFailedDeliveries);
    }
}
