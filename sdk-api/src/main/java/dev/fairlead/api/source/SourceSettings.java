package dev.fairlead.api.source;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import java.time.Duration;

/** The settings that every partitioned source has, unless its author defines the same key. */
record SourceSettings(
        @Setting("How many records a poll returns at most")
                @Default("500")
                @Range(min = 1, max = 1_000_000)
                int batchMaxRecords,
        @Setting("How often to look for new source partitions") @Default("10s") @Range(min = 1)
                Duration partitionsRefresh,
        @Setting(value = "How long a poll waits at most when there is nothing", internal = true)
                @Default("500ms")
                @Range(min = 1, max = 1000)
                Duration pollIdleMax) {
    /** The topic, for a source that does not choose it for each value. */
    record Routed(@Setting("The topic to write to") String topic) {}
}
