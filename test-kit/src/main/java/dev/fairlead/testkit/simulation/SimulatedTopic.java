package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.log.SinkOrigin;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** The topic that a sink reads, and what its group has committed. Outlives workers. */
final class SimulatedTopic {
    private final SinkWorld world;
    private final List<List<Optional<Item>>> partitions = new ArrayList<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<Item, SinkIncident.Oddity> odd = new HashMap<>();
    private boolean renaming;

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
        partitions.get(item.place()).add(Optional.of(item));
    }

    /** Appends an odd record; the answer is its offset. */
    long append(Item item, SinkIncident.Oddity oddity) {
        append(item);
        odd.put(item, oddity);
        return partitions.get(item.place()).size() - 1L;
    }

    /** Adds a partition; the answer is its name. */
    TopicPartition addPartition() {
        partitions.add(new ArrayList<>());
        return partition(partitions.size() - 1);
    }

    /** Leaves an offset without a record. */
    void leaveOut(int place) {
        partitions.get(place).add(Optional.empty());
    }

    /** From now on a transformation renames the topic; false when the world can't have that. */
    boolean rename() {
        // before Kafka 3.6 a renamed record doesn't know where it came from
        renaming = SinkOrigin.isKept() && world.renamed().isPresent();
        return renaming;
    }

    /** Whether there is a record at an offset. */
    boolean has(TopicPartition partition, long offset) {
        return partitions.get(partition.partition()).get((int) offset).isPresent();
    }

    /** The offset behind the last record. */
    long end(TopicPartition partition) {
        return partitions.get(partition.partition()).size();
    }

    /** The item at an offset. */
    Item item(TopicPartition partition, long offset) {
        return partitions.get(partition.partition()).get((int) offset).orElseThrow();
    }

    /** The record at an offset, new each time. */
    SinkRecord record(TopicPartition partition, long offset) {
        Item item = item(partition, offset);
        SinkIncident.Oddity oddity = odd.get(item);
        SchemaAndValue key =
                oddity == SinkIncident.Oddity.NO_KEY ? SchemaAndValue.NULL : world.key(item);
        SchemaAndValue value = value(item, oddity);
        boolean timeless = oddity == SinkIncident.Oddity.NO_TIMESTAMP;
        SinkRecord made =
                new SinkRecord(
                        partition.topic(),
                        partition.partition(),
                        key.schema(),
                        key.value(),
                        value.schema(),
                        value.value(),
                        offset,
                        timeless ? null : 1_000_000L + offset,
                        timeless ? TimestampType.NO_TIMESTAMP_TYPE : TimestampType.CREATE_TIME);
        return renaming ? renamed(made) : made;
    }

    private SchemaAndValue value(Item item, SinkIncident.@Nullable Oddity oddity) {
        if (oddity == SinkIncident.Oddity.POISON) {
            return world.poison(item).orElse(SchemaAndValue.NULL);
        }
        return oddity == SinkIncident.Oddity.TOMBSTONE ? SchemaAndValue.NULL : world.value(item);
    }

    /** As a transformation does it: the record still knows where it came from. */
    private SinkRecord renamed(SinkRecord record) {
        return record.newRecord(
                world.renamed().orElseThrow(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp());
    }

    /** Where a member begins that is assigned the partition. */
    long committed(TopicPartition partition) {
        return committed.getOrDefault(partition, 0L);
    }

    void commit(TopicPartition partition, long position) {
        committed.put(partition, position);
    }
}
