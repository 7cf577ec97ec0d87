package org.apache.kafka.connect.converters;

import java.util.Locale;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * A type of single values, in the bytes of Kafka's serializer for it. Null is null on both sides.
 *
 * @param schema of what is read; optional, because a key or value may be null
 */
record Primitive<T>(
        Class<T> type, Schema schema, Serializer<T> serializer, Deserializer<T> deserializer) {
    /**
     * The bytes of {@code value}.
     *
     * @throws DataException it is of another type
     */
    byte @Nullable [] bytes(String topic, @Nullable Object value) {
        if (value != null && !type.isInstance(value)) {
            throw new DataException(
                    "topic \""
                            + topic
                            + "\": a value of "
                            + value.getClass().getName()
                            + " is no "
                            + name()
                            + "; use a converter for its type, or a transformation such as Cast");
        }
        return serializer.serialize(topic, type.cast(value));
    }

    /**
     * The value that {@code bytes} hold.
     *
     * @throws DataException they hold none
     */
    SchemaAndValue value(String topic, byte @Nullable [] bytes) {
        try {
            return new SchemaAndValue(schema, deserializer.deserialize(topic, bytes));
        } catch (SerializationException e) {
            throw new DataException(
                    "topic \""
                            + topic
                            + "\": "
                            + (bytes == null ? 0 : bytes.length)
                            + " bytes hold no "
                            + name()
                            + " ("
                            + e.getMessage()
                            + "); use the converter that matches what is in the topic",
                    e);
        }
    }

    private String name() {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
