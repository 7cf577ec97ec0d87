package dev.fairlead.runtime.log;

import java.util.Map;

/** Creates topics before the first record goes there. Any thread. */
public interface Topics {
    /**
     * Makes sure that {@code topic} exists; does nothing when it does.
     *
     * @param partitions number of partitions of a new topic, at least 1
     * @param replicationFactor -1 for the log's default
     * @param settings topic settings of a new topic, in Kafka's names
     * @throws org.apache.kafka.common.KafkaException the topic neither exists nor could be created
     */
    void ensure(
            String topic, int partitions, short replicationFactor, Map<String, String> settings);
}
