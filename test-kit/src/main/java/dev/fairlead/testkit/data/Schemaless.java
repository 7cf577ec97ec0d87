package dev.fairlead.testkit.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Takes the schema away from data: what is left is maps, lists and plain values. */
public final class Schemaless {
    private Schemaless() {}

    /** The same data without its schema; a struct becomes a map of all its fields. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Struct struct) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Field field : struct.schema().fields()) {
                map.put(field.name(), of(struct.get(field)));
            }
            return map;
        }
        if (value instanceof Map<?, ?> old) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            old.forEach((key, each) -> map.put(of(key), of(each)));
            return map;
        }
        if (value instanceof List<?> old) {
            List<@Nullable Object> list = new ArrayList<>();
            old.forEach(each -> list.add(of(each)));
            return list;
        }
        return value;
    }
}
