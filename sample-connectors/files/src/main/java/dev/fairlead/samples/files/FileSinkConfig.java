package dev.fairlead.samples.files;

import dev.fairlead.api.Setting;
import java.nio.file.Path;

/** What a person sets for {@link FileSink}. */
public record FileSinkConfig(
        @Setting("Directory to write to; it is created if it is missing") Path directory) {}
