package org.apache.kafka.connect.converters;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Passes bytes on as they are. The schema, if there is one, must be of bytes; values are arrays or
 * buffers, whose bytes count from the first to the limit, wherever their position is.
 */
public final class ByteArrayConverter implements PrimitiveConverter<byte[]> {
    private final Primitive<byte[]> primitive =
            new Primitive<>(
                    byte[].class,
                    Schema.OPTIONAL_BYTES_SCHEMA,
                    new ByteArraySerializer(),
                    new ByteArrayDeserializer());

    @Override
    public Primitive<byte[]> primitive() {
        return primitive;
    }

    /** Accepts anything: there is nothing to set. */
    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public byte @Nullable [] fromConnectData(
            String topic, @Nullable Schema schema, @Nullable Object value) {
        Schemas.require(Schema.Type.BYTES, topic, schema);
        return primitive.bytes(topic, value instanceof ByteBuffer buffer ? copy(buffer) : value);
    }

    /** Leaves the position of {@code buffer} alone: a record may be converted again. */
    private static byte[] copy(ByteBuffer buffer) {
        ByteBuffer whole = buffer.duplicate().rewind();
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return bytes;
    }
}
