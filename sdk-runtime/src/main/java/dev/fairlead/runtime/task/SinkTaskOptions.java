package dev.fairlead.runtime.task;

import java.time.Duration;

/**
 * What a sink task is told about time.
 *
 * @param commitInterval between two commits of positions ({@code offset.flush.interval.ms})
 * @param commitTimeout after which an unanswered commit counts as failed ({@code
 *     offset.flush.timeout.ms})
 */
public record SinkTaskOptions(Duration commitInterval, Duration commitTimeout) {
    /** Kafka Connect's defaults. */
    public static SinkTaskOptions defaults() {
        return new SinkTaskOptions(Duration.ofSeconds(60), Duration.ofSeconds(5));
    }
}
