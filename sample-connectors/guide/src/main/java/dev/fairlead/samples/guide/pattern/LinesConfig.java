package dev.fairlead.samples.guide.pattern;

import dev.fairlead.api.Default;
import dev.fairlead.api.Formerly;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;

/** What is left to set: {@code topic} comes from the pattern. */
public record LinesConfig(
        @Setting("File to read") String file,
        @Setting("Lines per poll") @Formerly("batch.size") @Default("2000") @Range(min = 1)
                int batchMaxRecords) {}
