package dev.fairlead.runtime.herder;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a connector has got to in one partition. A sink's partition has {@code kafka_topic} and
 * {@code kafka_partition}, its offset {@code kafka_offset}.
 *
 * @param partition null for a source that has none
 * @param offset null in a request that forgets the partition
 */
public record OffsetEntry(@Nullable Map<String, ?> partition, @Nullable Map<String, ?> offset) {}
