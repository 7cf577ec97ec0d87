package dev.fairlead.api.sink;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import java.time.Duration;

/** The settings that every partitioned sink has, unless its author defines the same key. */
record SinkSettings(
        @Setting("How many records may wait to become durable before consumption pauses")
                @Default("10000")
                @Range(min = 1, max = 10_000_000)
                int inFlightMaxRecords,
        @Setting(value = "How long a commit waits at most for a flush", internal = true)
                @Default("3s")
                @Range(min = 0, max = 60_000)
                Duration flushTimeout) {}
