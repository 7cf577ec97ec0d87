package dev.fairlead.runtime.herder;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A sink's offsets as a user writes them. Stateless. */
final class SinkOffsets {
    private static final String TOPIC = "kafka_topic";
    private static final String PARTITION = "kafka_partition";
    private static final String OFFSET = "kafka_offset";

    private SinkOffsets() {}

    static OffsetEntry entry(TopicPartition partition, long offset) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(TOPIC, partition.topic());
        named.put(PARTITION, partition.partition());
        return new OffsetEntry(named, Map.of(OFFSET, offset));
    }

    /** Reads them; refused when one isn't a sink's. */
    static Map<TopicPartition, @Nullable Long> parse(List<OffsetEntry> entries) {
        Map<TopicPartition, @Nullable Long> offsets = new HashMap<>();
        entries.forEach(entry -> offsets.put(partition(entry.partition()), offset(entry.offset())));
        return offsets;
    }

    private static TopicPartition partition(@Nullable Map<String, ?> partition) {
        if (partition == null) {
            throw RefusedException.badRequest(
                    "The partition for a sink connector offset cannot be null or missing");
        }
        if (!partition.containsKey(TOPIC) || !partition.containsKey(PARTITION)) {
            throw RefusedException.badRequest(
                    "The partition for a sink connector offset must contain the keys '"
                            + TOPIC
                            + "' and '"
                            + PARTITION
                            + "'");
        }
        Object topic = partition.get(TOPIC);
        if (topic == null) {
            throw RefusedException.badRequest(
                    "Kafka topic names must be valid strings and may not be null");
        }
        if (partition.get(PARTITION) == null) {
            throw RefusedException.badRequest(
                    "Kafka partitions must be valid numbers and may not be null");
        }
        int number = number("partition", partition.get(PARTITION), Integer::parseInt);
        return new TopicPartition(topic.toString(), number);
    }

    private static @Nullable Long offset(@Nullable Map<String, ?> offset) {
        if (offset == null) {
            return null;
        }
        if (!offset.containsKey(OFFSET)) {
            throw RefusedException.badRequest(
                    "The offset for a sink connector should either be null or contain the key '"
                            + OFFSET
                            + "'");
        }
        return number("offset", offset.get(OFFSET), Long::parseLong);
    }

    private static <N extends Number> N number(
            String what, @Nullable Object value, Function<String, N> parse) {
        N number;
        try {
            number = parse.apply(String.valueOf(value));
        } catch (NumberFormatException e) {
            String capital = what.equals("offset") ? "Offset" : "Partition";
            throw RefusedException.badRequest(
                    "Failed to parse the following Kafka "
                            + what
                            + " value in the provided offsets: '"
                            + value
                            + "'. "
                            + capital
                            + " values for sink connectors need to be integers.");
        }
        if (number.longValue() < 0) {
            throw RefusedException.badRequest(
                    "the Kafka "
                            + what
                            + " "
                            + value
                            + " is negative; both count from 0, and null forgets an offset");
        }
        return number;
    }
}
