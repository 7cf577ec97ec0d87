package dev.fairlead.api.convert;

import dev.fairlead.api.schema.SchemaCodec;
import java.lang.reflect.Type;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/** How the author's type and Connect's data become each other. */
sealed interface Values<T> permits Values.Typed, Values.AsTheyAre {
    /**
     * Those of a type.
     *
     * @throws IllegalArgumentException if it has no schema
     */
    @SuppressWarnings("unchecked") // the caller declares T as this type
    static <T> Values<T> of(Type type) {
        return type == SchemaAndValue.class
                ? (Values<T>) new AsTheyAre()
                : new Typed<>((SchemaCodec<T>) SchemaCodec.of(type));
    }

    T fromConnect(@Nullable Schema schema, Object value);

    SchemaAndValue toConnect(T value);

    /** Values of a type that has a schema. */
    record Typed<T>(SchemaCodec<T> codec) implements Values<T> {
        @Override
        public T fromConnect(@Nullable Schema schema, Object value) {
            return codec.fromConnect(schema, value);
        }

        @Override
        public SchemaAndValue toConnect(T value) {
            return new SchemaAndValue(codec.schema(value), codec.toConnect(value));
        }
    }

    /** Connect's own data. */
    record AsTheyAre() implements Values<SchemaAndValue> {
        @Override
        public SchemaAndValue fromConnect(@Nullable Schema schema, Object value) {
            return new SchemaAndValue(schema, value);
        }

        @Override
        public SchemaAndValue toConnect(SchemaAndValue value) {
            return value;
        }
    }
}
