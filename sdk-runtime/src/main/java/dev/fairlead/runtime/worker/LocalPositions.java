package dev.fairlead.runtime.worker;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a group of a log in this process.
 *
 * @param read gives those that are committed
 * @param change changes them
 */
record LocalPositions(
        Supplier<Map<TopicPartition, Long>> read,
        Consumer<Map<TopicPartition, @Nullable Long>> change)
        implements GroupPositions {
    @Override
    public Map<TopicPartition, Long> committed() {
        return read.get();
    }

    @Override
    public void alter(Map<TopicPartition, @Nullable Long> changes) {
        change.accept(changes);
    }

    @Override
    public void forget() {
        Map<TopicPartition, @Nullable Long> all = new HashMap<>();
        committed().keySet().forEach(partition -> all.put(partition, null));
        change.accept(all);
    }
}
