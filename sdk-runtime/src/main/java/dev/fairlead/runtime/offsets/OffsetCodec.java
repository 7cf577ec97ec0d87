package dev.fairlead.runtime.offsets;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.jspecify.annotations.Nullable;

/**
 * Turns source partitions and source offsets into the bytes that are kept, and back. Thread-safe.
 *
 * <p>The bytes are stock Kafka Connect's, made by the same converter from the same structure: the
 * key is {@code ["connector",{partition}]}, the value {@code {offset}}. Fields keep the order in
 * which the map gives them; two maps that are equal but ordered differently have different keys.
 * That is stock's weakness, and kept: a key written by one worker must be found by the other.
 *
 * <p>What comes back went through JSON: whole numbers are {@code Long}, fractions {@code Double},
 * bytes a Base64 string.
 */
public final class OffsetCodec {
    private final JsonConverter json = new JsonConverter();

    /**
     * The source partition of one connector.
     *
     * @param partition null when the connector uses none
     */
    public record ConnectorPartition(String connector, @Nullable Map<String, Object> partition) {}

    public OffsetCodec() {
        json.configure(Map.of("schemas.enable", "false"), true);
    }

    /**
     * The key of a source partition.
     *
     * @throws DataException the map has keys other than strings or values other than primitives
     */
    public ByteBuffer key(String connector, @Nullable Map<String, ?> partition) {
        requirePrimitives("source partition", connector, partition);
        return ByteBuffer.wrap(
                json.fromConnectData(connector, null, Arrays.asList(connector, partition)));
    }

    /**
     * The value of a source offset; null, which removes the key, for null.
     *
     * @throws DataException the map has keys other than strings or values other than primitives
     */
    public @Nullable ByteBuffer value(String connector, @Nullable Map<String, ?> offset) {
        requirePrimitives("source offset", connector, offset);
        return offset == null
                ? null
                : ByteBuffer.wrap(json.fromConnectData(connector, null, offset));
    }

    /**
     * Reads a value back.
     *
     * @throws DataException the bytes aren't a JSON object of primitives
     */
    public @Nullable Map<String, Object> offset(String connector, ByteBuffer value) {
        Object read = json.toConnectData(connector, bytes(value)).value();
        if (read == null) {
            return null;
        }
        if (!(read instanceof Map)) {
            throw new DataException(
                    "connector '"
                            + connector
                            + "': the stored source offset is "
                            + read
                            + ", not a map of field names to values");
        }
        Map<String, Object> offset = stringKeyed((Map<?, ?>) read);
        requirePrimitives("source offset", connector, offset);
        return offset;
    }

    /** Reads a key back; empty when it isn't one of a source partition. */
    public Optional<ConnectorPartition> partition(ByteBuffer key) {
        Object read;
        try {
            read = json.toConnectData("", bytes(key)).value();
        } catch (DataException e) {
            return Optional.empty();
        }
        if (!(read instanceof List<?> pair)
                || pair.size() != 2
                || !(pair.get(0) instanceof String connector)) {
            return Optional.empty();
        }
        Object partition = pair.get(1);
        if (partition == null) {
            return Optional.of(new ConnectorPartition(connector, null));
        }
        return partition instanceof Map<?, ?> map
                ? Optional.of(new ConnectorPartition(connector, stringKeyed(map)))
                : Optional.empty();
    }

    /** A converter without schemas gives JSON objects only string keys. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> stringKeyed(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private static void requirePrimitives(
            String what, String connector, @Nullable Map<?, ?> fields) {
        if (fields == null) {
            return;
        }
        fields.forEach(
                (name, value) -> {
                    if (!(name instanceof String)) {
                        throw new DataException(
                                "connector '%s': %s %s has the field name %s, which isn't a string"
                                        .formatted(connector, what, fields, name));
                    }
                    Schema.Type type =
                            value == null ? null : ConnectSchema.schemaType(value.getClass());
                    if (value != null && (type == null || !type.isPrimitive())) {
                        throw new DataException(
                                ("connector '%s': field '%s' of %s %s is a %s; use a string, a"
                                                + " number, a boolean or bytes")
                                        .formatted(
                                                connector,
                                                name,
                                                what,
                                                fields,
                                                value.getClass().getName()));
                    }
                });
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
