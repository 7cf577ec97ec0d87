package dev.fairlead.samples.files;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import java.nio.file.Path;
import java.time.Duration;

/** What a person sets for {@link LatestSink}. */
public record LatestConfig(
        @Setting("Directory to write to; it is created if it is missing") Path directory,
        @Setting("How long changes are collected") @Default("1s") @Range(min = 0) Duration linger,
        @Setting("How many keys are collected at most") @Default("10000") @Range(min = 1)
                int keysMax) {}
