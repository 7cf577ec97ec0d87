package org.apache.kafka.connect.converters;

import org.apache.kafka.common.serialization.ShortDeserializer;
import org.apache.kafka.common.serialization.ShortSerializer;
import org.apache.kafka.connect.data.Schema;

/** Converts numbers of two bytes. Only values of {@link Short} fit, whatever their schema says. */
public final class ShortConverter implements PrimitiveConverter<Short> {
    private final Primitive<Short> primitive =
            new Primitive<>(
                    Short.class,
                    Schema.OPTIONAL_INT16_SCHEMA,
                    new ShortSerializer(),
                    new ShortDeserializer());

    @Override
    public Primitive<Short> primitive() {
        return primitive;
    }
}
