package dev.fairlead.api.transform;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Copies of Connect's data, down to the last array, so that changing them changes nothing else. */
final class OwnData {
    private OwnData() {}

    /** The fields of a struct, in order. */
    static Map<String, @Nullable Object> fields(Struct struct) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Field field : struct.schema().fields()) {
            fields.put(field.name(), copy(stored(struct, field)));
        }
        return fields;
    }

    /**
     * The entries of a map, in order.
     *
     * @throws DataException if a key is not a text
     */
    static Map<String, @Nullable Object> fields(Map<?, ?> map) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(text(name), copy(value)));
        return fields;
    }

    private static String text(@Nullable Object name) {
        if (name instanceof String text) {
            return text;
        }
        throw new DataException(
                "a map has the key \"" + name + "\", which is not a text; fields have names");
    }

    /**
     * A null that was stored stays null where it is allowed, although there is a default
     * (KAFKA-8713); where it is not, nothing was stored, and the default is meant.
     */
    private static @Nullable Object stored(Struct struct, Field field) {
        Schema schema = field.schema();
        return schema.isOptional() ? struct.getWithoutDefault(field.name()) : struct.get(field);
    }

    @SuppressWarnings("JavaUtilDate") // Connect's logical types are made of it
    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Struct struct) {
            Struct copy = new Struct(struct.schema());
            for (Field field : struct.schema().fields()) {
                Object own = copy(struct.getWithoutDefault(field.name()));
                if (own != null) {
                    copy.put(field, own);
                }
            }
            return copy;
        } else if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, of) -> copy.put(copy(key), copy(of)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(copy(element)));
            return copy;
        } else if (value instanceof byte[] bytes) {
            return bytes.clone();
        } else if (value instanceof ByteBuffer buffer) {
            ByteBuffer copy = ByteBuffer.allocate(buffer.remaining());
            copy.put(buffer.duplicate());
            return copy.flip();
        } else if (value instanceof Date date) {
            return date.clone();
        }
        return value;
    }
}
