package dev.fairlead.api.sink;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of keys. Keys of equal content have equal hashes, also if they are arrays of bytes, and
 * structs of different versions of a schema.
 */
final class KeyHash {
    private KeyHash() {}

    static int of(@Nullable Object key) {
        if (key instanceof Struct struct) {
            return struct(struct);
        } else if (key instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes).hashCode();
        } else if (key instanceof List<?> list) {
            int hash = 1;
            for (Object each : list) {
                hash = 31 * hash + of(each);
            }
            return hash;
        } else if (key instanceof Map<?, ?> map) {
            int hash = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                hash += of(entry.getKey()) ^ of(entry.getValue());
            }
            return hash;
        }
        return key == null ? 0 : key.hashCode();
    }

    /** Fields are found by name, for their order may change; one without a value counts nothing. */
    private static int struct(Struct struct) {
        int hash = 0;
        for (Field field : struct.schema().fields()) {
            Object value = struct.getWithoutDefault(field.name());
            if (value != null) {
                hash += field.name().hashCode() ^ of(value);
            }
        }
        return hash;
    }

    /** The key as something that is equal when its content is. */
    static Object comparable(Object key) {
        return key instanceof byte[] bytes
                ? ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length))
                : key;
    }
}
