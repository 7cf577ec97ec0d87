package dev.fairlead.api.transform;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** The half of a record that a transformation changes. */
enum Side {
    KEY {
        @Override
        @Nullable Schema schema(ConnectRecord<?> of) {
            return of.keySchema();
        }

        @Override
        @Nullable Object data(ConnectRecord<?> of) {
            return of.key();
        }

        @Override
        <R extends ConnectRecord<R>> R with(R record, @Nullable Schema schema, Object data) {
            return record.newRecord(
                    record.topic(),
                    record.kafkaPartition(),
                    schema,
                    data,
                    record.valueSchema(),
                    record.value(),
                    record.timestamp());
        }
    },
    VALUE {
        @Override
        @Nullable Schema schema(ConnectRecord<?> of) {
            return of.valueSchema();
        }

        @Override
        @Nullable Object data(ConnectRecord<?> of) {
            return of.value();
        }

        @Override
        <R extends ConnectRecord<R>> R with(R record, @Nullable Schema schema, Object data) {
            return record.newRecord(
                    record.topic(),
                    record.kafkaPartition(),
                    record.keySchema(),
                    record.key(),
                    schema,
                    data,
                    record.timestamp());
        }
    };

    /**
     * The side that a class changes: its own name tells.
     *
     * @throws IllegalArgumentException if it is called neither Key nor Value
     */
    static Side of(Class<?> transformation) {
        return switch (transformation.getSimpleName()) {
            case "Key" -> KEY;
            case "Value" -> VALUE;
            default ->
                    throw new IllegalArgumentException(
                            transformation.getName()
                                    + " does not tell what it changes; configurations name"
                                    + " transformations ...$Key or ...$Value, so extend it with"
                                    + " two nested classes called Key and Value");
        };
    }

    abstract @Nullable Schema schema(ConnectRecord<?> of);

    abstract @Nullable Object data(ConnectRecord<?> of);

    /** The record with this side replaced, and its own copy of the headers. */
    abstract <R extends ConnectRecord<R>> R with(R record, @Nullable Schema schema, Object data);
}
