package dev.fairlead.runtime.task;

import java.time.Duration;

/**
 * What a sink task is told about time.
 *
 * @param commitInterval between two commits of positions ({@code offset.flush.interval.ms})
 * @param commitTimeout after which an unanswered commit counts as failed ({@code
 *     offset.flush.timeout.ms})
 * @param putBackoff before a batch that was refused with a retriable exception is put again, unless
 *     the task asked for another time-out
 */
public record SinkTaskOptions(Duration commitInterval, Duration commitTimeout, Backoff putBackoff) {
    /** Kafka Connect's defaults, and ours where it has none. */
    public static SinkTaskOptions defaults() {
        return new SinkTaskOptions(
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10)));
    }
}
