package dev.fairlead.api.source;

import org.apache.kafka.connect.source.SourceRecord;

/**
 * A record that knows what it was made of; the worker hands it back when Kafka has it.
 *
 * @param <T> what it was made of
 */
final class TracedRecord<T> extends SourceRecord {
    private final T from;

    TracedRecord(SourceRecord record, T from) {
        super(
                record.sourcePartition(),
                record.sourceOffset(),
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                record.headers());
        this.from = from;
    }

    T from() {
        return from;
    }
}
