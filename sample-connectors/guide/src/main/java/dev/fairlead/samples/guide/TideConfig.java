package dev.fairlead.samples.guide;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import java.nio.file.Path;

/** The settings of {@link TideSource}: {@code directory} and {@code suffix}. */
public record TideConfig(
        @Setting("Directory that has a directory for each gauge") Path directory,
        @Setting("End of the names of the files that are readings") @Default(".txt")
                String suffix) {}
