package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.task.SinkBatch;
import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** One member of the group that reads the topic: what it owns and how far it has read. */
final class SimulatedMember {
    private final SimulatedTopic topic;
    private final Map<TopicPartition, Long> positions =
            new TreeMap<>((one, two) -> Integer.compare(one.partition(), two.partition()));
    private final Set<TopicPartition> paused = new HashSet<>();

    private final Consumer<Map<TopicPartition, Long>> moves;

    SimulatedMember(SimulatedTopic topic) {
        this(topic, positions -> {});
    }

    /**
     * @param moves hears of the positions that partitions are read from
     */
    SimulatedMember(SimulatedTopic topic, Consumer<Map<TopicPartition, Long>> moves) {
        this.topic = topic;
        this.moves = moves;
    }

    Set<TopicPartition> assigned() {
        return Set.copyOf(positions.keySet());
    }

    /** Owns partitions from now on; the answer is where reading begins. */
    Map<TopicPartition, Long> assign(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = new HashMap<>();
        for (TopicPartition partition : partitions) {
            begins.put(partition, topic.committed(partition));
        }
        positions.putAll(begins);
        moves.accept(begins);
        return begins;
    }

    /** Owns partitions no more. */
    void unassign(Collection<TopicPartition> partitions) {
        positions.keySet().removeAll(partitions);
        paused.removeAll(partitions);
    }

    void seek(Map<TopicPartition, Long> targets) {
        targets.forEach(
                (partition, position) ->
                        positions.computeIfPresent(partition, (p, old) -> position));
        moves.accept(targets);
    }

    void pause(Set<TopicPartition> partitions) {
        paused.addAll(partitions);
    }

    void resume(Set<TopicPartition> partitions) {
        paused.removeAll(partitions);
    }

    /** Whether a fetch would bring nothing. */
    boolean hasNothing() {
        return positions.entrySet().stream()
                .allMatch(
                        entry ->
                                paused.contains(entry.getKey())
                                        || entry.getValue() >= topic.end(entry.getKey()));
    }

    /** The items that {@link #fetch} would read. */
    List<Item> preview(int max) {
        List<Item> items = new ArrayList<>();
        positions.forEach(
                (partition, position) -> {
                    long end = paused.contains(partition) ? position : topic.end(partition);
                    for (long at = position; at < end && items.size() < max; at++) {
                        if (topic.has(partition, at)) {
                            items.add(topic.item(partition, at));
                        }
                    }
                });
        return items;
    }

    /** Reads at most {@code max} records, partition by partition. */
    SinkBatch fetch(int max) {
        List<SinkRecord> records = new ArrayList<>();
        Map<TopicPartition, Long> read = new HashMap<>();
        for (TopicPartition partition : List.copyOf(positions.keySet())) {
            long position = positions.getOrDefault(partition, 0L);
            long end = paused.contains(partition) ? position : topic.end(partition);
            while (position < end && records.size() < max) {
                if (topic.has(partition, position)) {
                    records.add(topic.record(partition, position));
                    read.put(partition, position + 1);
                }
                position++;
            }
            positions.put(partition, position);
        }
        return records.isEmpty() ? SinkBatch.EMPTY : new SinkBatch(records, read);
    }
}
