package dev.fairlead.runtime.pipeline;

import dev.fairlead.runtime.log.InboundRecord;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A sink record that remembers the bytes it was made of, and so do the records that transformations
 * make of it: a dead letter must be what was read, byte for byte.
 */
final class ConsumedRecord extends SinkRecord {
    private final transient InboundRecord origin;

    ConsumedRecord(SinkRecord record, InboundRecord origin) {
        super(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.kafkaOffset(),
                record.timestamp(),
                record.timestampType(),
                record.headers(),
                origin.topic(),
                origin.partition(),
                origin.offset());
        this.origin = origin;
    }

    /** What {@code record} was made of; empty if the pipeline didn't make it. */
    static Optional<InboundRecord> originOf(SinkRecord record) {
        return record instanceof ConsumedRecord consumed
                ? Optional.of(consumed.origin)
                : Optional.empty();
    }

    @Override
    public SinkRecord newRecord(
            String topic,
            @Nullable Integer kafkaPartition,
            @Nullable Schema keySchema,
            @Nullable Object key,
            @Nullable Schema valueSchema,
            @Nullable Object value,
            @Nullable Long timestamp) {
        return new ConsumedRecord(
                super.newRecord(
                        topic, kafkaPartition, keySchema, key, valueSchema, value, timestamp),
                origin);
    }

    @Override
    public SinkRecord newRecord(
            String topic,
            @Nullable Integer kafkaPartition,
            @Nullable Schema keySchema,
            @Nullable Object key,
            @Nullable Schema valueSchema,
            @Nullable Object value,
            @Nullable Long timestamp,
            @Nullable Iterable<Header> headers) {
        return new ConsumedRecord(
                super.newRecord(
                        topic,
                        kafkaPartition,
                        keySchema,
                        key,
                        valueSchema,
                        value,
                        timestamp,
                        headers),
                origin);
    }
}
