package dev.fairlead.api.schema;

import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** A value without parts. */
record ScalarNode(Schema schema, UnaryOperator<Object> writer, Reading reading) implements Node {
    /** How a found value becomes the Java value. */
    interface Reading {
        Object read(@Nullable Schema schema, Object found);
    }

    static ScalarNode of(SchemaBuilder schema, UnaryOperator<Object> writer, Reading reading) {
        return new ScalarNode(schema.build(), writer, reading);
    }

    @Override
    public Object write(Object value) {
        return writer.apply(value);
    }

    @Override
    public Object read(@Nullable Schema writtenWith, Object found) {
        return reading.read(writtenWith, found);
    }
}
