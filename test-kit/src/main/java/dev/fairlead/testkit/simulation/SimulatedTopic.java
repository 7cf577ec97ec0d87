package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;

/** The topic that a sink reads, and what its group has committed. Outlives workers. */
final class SimulatedTopic {
    private final SinkWorld world;
    private final List<List<Item>> partitions = new ArrayList<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    SimulatedTopic(SinkWorld world) {
        this.world = world;
        for (int i = 0; i < world.partitions(); i++) {
            partitions.add(new ArrayList<>());
        }
    }

    /** The name of a partition. */
    static TopicPartition partition(int place) {
        return new TopicPartition(SinkSubject.TOPIC, place);
    }

    /** All partitions. */
    List<TopicPartition> partitions() {
        List<TopicPartition> all = new ArrayList<>();
        for (int place = 0; place < partitions.size(); place++) {
            all.add(partition(place));
        }
        return all;
    }

    void append(Item item) {
        partitions.get(item.place()).add(item);
    }

    /** The offset behind the last record. */
    long end(TopicPartition partition) {
        return partitions.get(partition.partition()).size();
    }

    /** The item at an offset. */
    Item item(TopicPartition partition, long offset) {
        return partitions.get(partition.partition()).get((int) offset);
    }

    /** The record at an offset, new each time. */
    SinkRecord record(TopicPartition partition, long offset) {
        Item item = item(partition, offset);
        SchemaAndValue key = world.key(item);
        SchemaAndValue value = world.value(item);
        return new SinkRecord(
                partition.topic(),
                partition.partition(),
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                offset,
                1_000_000L + offset,
                TimestampType.CREATE_TIME);
    }

    /** Where a member begins that is assigned the partition. */
    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    void commit(TopicPartition partition, long position) {
        committed.put(partition, position);
    }
}
