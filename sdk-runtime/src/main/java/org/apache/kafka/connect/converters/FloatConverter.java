package org.apache.kafka.connect.converters;

import org.apache.kafka.common.serialization.FloatDeserializer;
import org.apache.kafka.common.serialization.FloatSerializer;
import org.apache.kafka.connect.data.Schema;

/**
 * Converts floating-point numbers of four bytes. Only values of {@link Float} fit, whatever their
 * schema says.
 */
public final class FloatConverter implements PrimitiveConverter<Float> {
    private final Primitive<Float> primitive =
            new Primitive<>(
                    Float.class,
                    Schema.OPTIONAL_FLOAT32_SCHEMA,
                    new FloatSerializer(),
                    new FloatDeserializer());

    @Override
    public Primitive<Float> primitive() {
        return primitive;
    }
}
