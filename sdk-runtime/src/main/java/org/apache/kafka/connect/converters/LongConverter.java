package org.apache.kafka.connect.converters;

import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.connect.data.Schema;

/** Converts numbers of eight bytes. Only values of {@link Long} fit, whatever their schema says. */
public final class LongConverter implements PrimitiveConverter<Long> {
    private final Primitive<Long> primitive =
            new Primitive<>(
                    Long.class,
                    Schema.OPTIONAL_INT64_SCHEMA,
                    new LongSerializer(),
                    new LongDeserializer());

    @Override
    public Primitive<Long> primitive() {
        return primitive;
    }
}
