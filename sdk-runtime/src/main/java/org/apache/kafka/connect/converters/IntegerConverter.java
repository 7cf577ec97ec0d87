package org.apache.kafka.connect.converters;

import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.connect.data.Schema;

/**
 * Converts numbers of four bytes. Only values of {@link Integer} fit, whatever their schema says.
 */
public final class IntegerConverter implements PrimitiveConverter<Integer> {
    private final Primitive<Integer> primitive =
            new Primitive<>(
                    Integer.class,
                    Schema.OPTIONAL_INT32_SCHEMA,
                    new IntegerSerializer(),
                    new IntegerDeserializer());

    @Override
    public Primitive<Integer> primitive() {
        return primitive;
    }
}
