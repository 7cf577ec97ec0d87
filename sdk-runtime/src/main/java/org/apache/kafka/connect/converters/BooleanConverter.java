package org.apache.kafka.connect.converters;

import org.apache.kafka.common.serialization.BooleanDeserializer;
import org.apache.kafka.common.serialization.BooleanSerializer;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Converts true and false, one byte each. The schema, if there is one, must be boolean. */
public final class BooleanConverter implements PrimitiveConverter<Boolean> {
    private final Primitive<Boolean> primitive =
            new Primitive<>(
                    Boolean.class,
                    Schema.OPTIONAL_BOOLEAN_SCHEMA,
                    new BooleanSerializer(),
                    new BooleanDeserializer());

    @Override
    public Primitive<Boolean> primitive() {
        return primitive;
    }

    @Override
    public byte @Nullable [] fromConnectData(
            String topic, @Nullable Schema schema, @Nullable Object value) {
        Schemas.require(Schema.Type.BOOLEAN, topic, schema);
        return primitive.bytes(topic, value);
    }
}
