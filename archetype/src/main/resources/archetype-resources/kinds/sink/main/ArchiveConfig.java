package ${package};

import dev.fairlead.api.Setting;
import java.nio.file.Path;

/** The settings of {@link ArchiveSink}; the key is {@code directory}. */
public record ArchiveConfig(@Setting("Directory to write records into") Path directory) {}
