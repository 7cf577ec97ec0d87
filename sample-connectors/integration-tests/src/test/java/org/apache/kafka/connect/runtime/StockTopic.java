package org.apache.kafka.connect.runtime;

import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.world.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A topic with two partitions, and what the group has committed. Outlives workers. */
final class StockTopic {
    static final String NAME = "topic";
    static final List<TopicPartition> PARTITIONS =
            List.of(new TopicPartition(NAME, 0), new TopicPartition(NAME, 1));

    private final Map<TopicPartition, List<Optional<String>>> texts = new HashMap<>();
    private final Map<TopicPartition, Integer> items = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    StockTopic() {
        PARTITIONS.forEach(partition -> texts.put(partition, new ArrayList<>()));
    }

    /** Appends as many items as the step says; false when the step isn't about items. */
    boolean append(Step step) {
        int place = step.verb() - 'A';
        if (place < 0 || place >= PARTITIONS.size()) {
            return false;
        }
        TopicPartition partition = PARTITIONS.get(place);
        int count = step.count() == 0 && step.unfinished() ? 0 : step.countOr(1);
        for (int i = 0; i < count; i++) {
            int number = items.merge(partition, 1, Integer::sum) - 1;
            texts.get(partition).add(Optional.of(Item.of(place, number, step.texture()).text()));
        }
        if (step.unfinished()) {
            texts.get(partition).add(Optional.empty());
        }
        return true;
    }

    long end(TopicPartition partition) {
        return texts.get(partition).size();
    }

    /** The record at an offset; empty when the offset has none. */
    Optional<ConsumerRecord<byte[], byte[]>> record(TopicPartition partition, long offset) {
        return texts.get(partition)
                .get((int) offset)
                .map(
                        text ->
                                new ConsumerRecord<>(
                                        partition.topic(),
                                        partition.partition(),
                                        offset,
                                        null,
                                        text.getBytes(StandardCharsets.UTF_8)));
    }

    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    void commit(Map<TopicPartition, OffsetAndMetadata> positions) {
        positions.forEach((partition, position) -> committed.put(partition, position.offset()));
    }
}
