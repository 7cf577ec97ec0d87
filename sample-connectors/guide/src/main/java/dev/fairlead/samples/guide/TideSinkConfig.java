package dev.fairlead.samples.guide;

import dev.fairlead.api.Setting;
import java.nio.file.Path;

/** The settings of {@link TideSink}. */
public record TideSinkConfig(@Setting("Directory to write readings into") Path directory) {}
