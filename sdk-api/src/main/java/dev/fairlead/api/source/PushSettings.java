package dev.fairlead.api.source;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import java.time.Duration;

/** The settings that every push source has, unless its author defines the same key. */
record PushSettings(
        @Setting("How many records a poll returns at most")
                @Default("500")
                @Range(min = 1, max = 1_000_000)
                int batchMaxRecords,
        @Setting("How many messages may wait for Kafka before no more are taken")
                @Default("1000")
                @Range(min = 1, max = 10_000_000)
                int inFlightMaxMessages,
        @Setting(value = "How long a poll waits at most when there is nothing", internal = true)
                @Default("500ms")
                @Range(min = 1, max = 1000)
                Duration pollIdleMax) {}
