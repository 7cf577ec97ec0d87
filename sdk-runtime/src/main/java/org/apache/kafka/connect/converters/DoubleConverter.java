package org.apache.kafka.connect.converters;

import org.apache.kafka.common.serialization.DoubleDeserializer;
import org.apache.kafka.common.serialization.DoubleSerializer;
import org.apache.kafka.connect.data.Schema;

/**
 * Converts floating-point numbers of eight bytes. Only values of {@link Double} fit, whatever their
 * schema says.
 */
public final class DoubleConverter implements PrimitiveConverter<Double> {
    private final Primitive<Double> primitive =
            new Primitive<>(
                    Double.class,
                    Schema.OPTIONAL_FLOAT64_SCHEMA,
                    new DoubleSerializer(),
                    new DoubleDeserializer());

    @Override
    public Primitive<Double> primitive() {
        return primitive;
    }
}
