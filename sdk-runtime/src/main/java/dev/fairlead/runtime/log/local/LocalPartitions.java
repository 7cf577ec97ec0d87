package dev.fairlead.runtime.log.local;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Records by topic and partition, as consumer groups see them. Thread-safe. */
public interface LocalPartitions {
    /** The number of partitions of each topic that exists now. */
    Map<String, Integer> topics();

    /** Opens a reader of an existing partition. */
    PartitionReader open(TopicPartition partition);
}
