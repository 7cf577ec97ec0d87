package dev.fairlead.testkit.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Looks for texts in records: the value, and what is inside it. */
final class Texts {
    private Texts() {}

    /** All texts in the value, and in the key behind them. */
    static List<String> in(ConnectRecord<?> record) {
        List<String> texts = new ArrayList<>(4);
        collect(record.value(), texts);
        collect(record.key(), texts);
        return texts;
    }

    private static void collect(@Nullable Object value, List<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof byte[] bytes) {
            texts.add(new String(bytes, StandardCharsets.UTF_8));
        } else if (value instanceof ByteBuffer buffer) {
            texts.add(StandardCharsets.UTF_8.decode(buffer.duplicate()).toString());
        } else if (value instanceof Struct struct) {
            struct.schema().fields().forEach(field -> collect(struct.get(field), texts));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> collect(each, texts));
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(each -> collect(each, texts));
        } else if (value != null) {
            texts.add(value.toString());
        }
    }
}
