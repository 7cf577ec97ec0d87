package dev.fairlead.testkit.transform;

import java.util.Objects;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/** Where records come from, which no transformation may touch. */
final class Origins {
    private Origins() {}

    /** What differs; empty when nothing does. */
    static String difference(ConnectRecord<?> in, ConnectRecord<?> out) {
        if (in instanceof SourceRecord old && out instanceof SourceRecord made) {
            if (!Objects.equals(old.sourcePartition(), made.sourcePartition())) {
                return "the source partition changed";
            }
            return Objects.equals(old.sourceOffset(), made.sourceOffset())
                    ? ""
                    : "the source offset changed";
        }
        if (in instanceof SinkRecord old && out instanceof SinkRecord made) {
            if (old.kafkaOffset() != made.kafkaOffset()) {
                return "the offset of the record changed";
            }
            if (old.timestampType() != made.timestampType()) {
                return "the timestamp's type changed";
            }
            return original(old, made);
        }
        return "";
    }

    /** Workers before 3.6 don't know where a record was before its transformations. */
    private static String original(SinkRecord old, SinkRecord made) {
        try {
            return Objects.equals(old.originalTopic(), made.originalTopic())
                            && Objects.equals(
                                    old.originalKafkaPartition(), made.originalKafkaPartition())
                            && old.originalKafkaOffset() == made.originalKafkaOffset()
                    ? ""
                    : "the original topic, partition or offset changed";
        } catch (NoSuchMethodError before) {
            return "";
        }
    }
}
