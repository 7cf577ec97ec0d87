package dev.fairlead.samples.files;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import java.nio.file.Path;

/** What a person sets for {@link SpoolSource}, beside the topic. */
public record SpoolConfig(
        @Setting("Directory that files are put into") Path directory,
        @Setting("Which of its files to read, as a glob pattern") @Default("*.txt") String glob) {}
