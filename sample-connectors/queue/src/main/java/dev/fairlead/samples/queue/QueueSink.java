package dev.fairlead.samples.queue;

import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Writer;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends a text message for each record, in order, a batch in one transaction. A text is sent as it
 * is, other values as Connect shows them; the key becomes the correlation id. Tombstones are not
 * sent.
 *
 * <p>The promise is at least once. So that who receives a message twice can tell, it has the
 * properties {@code kafka_topic}, {@code kafka_partition} and {@code kafka_offset}.
 */
public final class QueueSink extends PartitionedSink<QueueSinkConfig, Object> {
    @Override
    protected Writer<Object> open(QueueSinkConfig config, TopicPartition partition) {
        return QueueWriter.open(config, partition);
    }
}
