package dev.fairlead.samples.guide.plain;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;

/** The keys of Apache's file source: {@code file}, {@code topic} and {@code batch.size}. */
public record LinesConfig(
        @Setting("File to read") String file,
        @Setting("Topic to write to") String topic,
        @Setting("Lines per poll") @Default("2000") @Range(min = 1) int batchSize) {}
