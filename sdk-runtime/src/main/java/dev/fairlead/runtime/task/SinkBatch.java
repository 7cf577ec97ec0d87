package dev.fairlead.runtime.task;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * What one fetch brought, after the pipeline.
 *
 * @param records those to deliver, in the order of the fetch
 * @param positions per original topic partition the offset after the last record consumed,
 *     delivered or not
 */
public record SinkBatch(List<SinkRecord> records, Map<TopicPartition, Long> positions) {
    /** Nothing fetched. */
    public static final SinkBatch EMPTY = new SinkBatch(List.of(), Map.of());

    public SinkBatch {
        positions = Map.copyOf(positions);
    }
}
