package ${package};

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import java.nio.file.Path;

/** The settings of {@link FollowConnector}; the keys are {@code directory} and {@code suffix}. */
public record FollowConfig(
        @Setting("Directory whose text files are followed") Path directory,
        @Setting("End of the names of the files to follow") @Default(".txt") String suffix) {}
