package dev.fairlead.api.source;

import dev.fairlead.api.record.RecordCodec;
import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.schema.SchemaCodec;
import java.lang.reflect.Type;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what a source reads: values, whole records, or Connect's own data.
 *
 * @param codec of values; null if they are anything else
 * @param records of whole records; null if they are anything else
 */
record ValueForm<V>(@Nullable SchemaCodec<V> codec, @Nullable RecordCodec<Object, Object> records) {
    /**
     * That of a type.
     *
     * @param source for the message
     * @throws IllegalArgumentException if there is no schema for it
     */
    @SuppressWarnings("unchecked") // the type is that of V
    static <V> ValueForm<V> of(Type type, Class<?> source) {
        if (type == SchemaAndValue.class) {
            return new ValueForm<>(null, null);
        }
        try {
            RecordCodec<Object, Object> whole =
                    RecordCodec.find(type, TypedSourceRecord.class).orElse(null);
            return whole != null
                    ? new ValueForm<>(null, whole)
                    : new ValueForm<>((SchemaCodec<V>) SchemaCodec.of(type), null);
        } catch (IllegalArgumentException mistake) {
            throw new IllegalArgumentException(
                    source.getName() + " reads what has no schema: " + mistake.getMessage(),
                    mistake);
        }
    }

    /** A value that is no whole record, as Connect has it. */
    SchemaAndValue toConnect(@Nullable V value) {
        if (value == null) {
            return SchemaAndValue.NULL;
        }
        return codec == null
                ? (SchemaAndValue) value
                : new SchemaAndValue(codec.schema(value), codec.toConnect(value));
    }
}
