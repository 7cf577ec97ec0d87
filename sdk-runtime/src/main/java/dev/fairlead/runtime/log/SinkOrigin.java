package dev.fairlead.runtime.log;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Where a sink record lay in the log, whatever transformations did to it. Records keep that since
 * Kafka 3.6 (KIP-793); with the API of an older Kafka it is where the record says that it lies now.
 */
public final class SinkOrigin {
    private static final boolean KEPT = isKeptBy(SinkRecord.class);

    private SinkOrigin() {}

    /** Whether the Kafka on the class path has records that keep it. */
    public static boolean isKept() {
        return KEPT;
    }

    private static boolean isKeptBy(Class<?> type) {
        try {
            return type.getMethod("originalTopic").getReturnType() == String.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** The topic and partition that the record was consumed from. */
    public static TopicPartition of(SinkRecord record) {
        return KEPT
                ? new TopicPartition(record.originalTopic(), record.originalKafkaPartition())
                : new TopicPartition(record.topic(), record.kafkaPartition());
    }

    /** The offset that the record was consumed from. */
    public static long offsetOf(SinkRecord record) {
        return KEPT ? record.originalKafkaOffset() : record.kafkaOffset();
    }
}
