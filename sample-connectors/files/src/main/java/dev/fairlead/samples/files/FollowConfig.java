package dev.fairlead.samples.files;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import java.nio.file.Path;

/** What a person sets for {@link FollowConnector}, beside the topic. */
public record FollowConfig(
        @Setting("Directory to follow") Path directory,
        @Setting("Which of its files to follow, as a glob pattern") @Default("*") String glob,
        @Setting("Records per poll") @Default("500") @Range(min = 1, max = 10_000)
                int batchMaxRecords,
        @Setting("Bytes that a line may have") @Default("1048576") @Range(min = 1)
                int lineMaxBytes) {}
