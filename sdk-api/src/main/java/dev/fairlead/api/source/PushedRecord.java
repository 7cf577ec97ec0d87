package dev.fairlead.api.source;

import org.apache.kafka.connect.source.SourceRecord;

/** A record that knows its message; the worker hands it back when Kafka has it. */
final class PushedRecord extends SourceRecord {
    private final Handed<?> from;

    PushedRecord(SourceRecord record, Handed<?> from) {
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

    Handed<?> from() {
        return from;
    }
}
