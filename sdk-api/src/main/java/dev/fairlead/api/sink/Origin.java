package dev.fairlead.api.sink;

import java.util.Arrays;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Tells where a record was consumed from. Transformations may change a record's topic; offsets
 * belong to the topic it came from, which workers tell since Kafka 3.6 (KIP-793).
 */
enum Origin {
    /** The worker tells. */
    TOLD {
        @Override
        TopicPartition partition(SinkRecord record) {
            return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
        }

        @Override
        long offset(SinkRecord record) {
            return record.originalKafkaOffset();
        }
    },
    /** An older worker: the record's own coordinates are all there is. */
    ASSUMED {
        @Override
        TopicPartition partition(SinkRecord record) {
            return new TopicPartition(record.topic(), record.kafkaPartition());
        }

        @Override
        long offset(SinkRecord record) {
            return record.kafkaOffset();
        }
    };

    abstract TopicPartition partition(SinkRecord record);

    abstract long offset(SinkRecord record);

    static Origin ofThisWorker() {
        boolean told =
                Arrays.stream(SinkRecord.class.getMethods())
                        .anyMatch(method -> method.getName().equals("originalTopic"));
        return told ? TOLD : ASSUMED;
    }
}
