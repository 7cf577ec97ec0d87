package dev.fairlead.runtime.worker;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where the consumer group of a sink has got to. Thread-safe; calls may wait for a while. */
public interface GroupPositions {
    /**
     * The offsets that the group reads next.
     *
     * @throws org.apache.kafka.common.KafkaException they can't be read
     */
    Map<TopicPartition, Long> committed();

    /**
     * Changes some; null removes one. The group must have no members.
     *
     * @throws org.apache.kafka.common.KafkaException not all are changed
     */
    void alter(Map<TopicPartition, @Nullable Long> changes);

    /**
     * Forgets the group. It must have no members.
     *
     * @throws org.apache.kafka.common.KafkaException it isn't forgotten
     */
    void forget();
}
