package dev.fairlead.api.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** A map; what is read cannot be modified. */
record MapNode(Schema schema, Slot key, Slot value) implements Node {
    static MapNode of(Slot key, Slot value, UnaryOperator<SchemaBuilder> finish) {
        SchemaBuilder builder = SchemaBuilder.map(key.node().schema(), value.node().schema());
        return new MapNode(finish.apply(builder).build(), key, value);
    }

    @Override
    public Object write(Object map) {
        Map<@Nullable Object, @Nullable Object> written = new LinkedHashMap<>();
        ((Map<?, ?>) map)
                .forEach(
                        (k, v) -> {
                            try {
                                written.put(key.write(k), value.write(v));
                            } catch (Misfit misfit) {
                                throw misfit.inElement(String.valueOf(k));
                            }
                        });
        return written;
    }

    @Override
    public Object read(@Nullable Schema writtenWith, Object found) {
        Map<@Nullable Object, @Nullable Object> read = new LinkedHashMap<>();
        if (found instanceof Map<?, ?> entries) {
            entries.forEach((k, v) -> readEntry(writtenWith, k, v, read));
        } else if (writtenWith == null && isPairs(found)) {
            // what JSON without schemas leaves of a map whose keys are not strings
            for (Object pair : (List<?>) found) {
                readEntry(null, ((List<?>) pair).get(0), ((List<?>) pair).get(1), read);
            }
        } else {
            throw Misfit.expected("MAP", writtenWith, found);
        }
        return Collections.unmodifiableMap(read);
    }

    private static boolean isPairs(Object found) {
        return found instanceof List<?> list
                && list.stream().allMatch(each -> each instanceof List<?> p && p.size() == 2);
    }

    private void readEntry(
            @Nullable Schema writtenWith,
            @Nullable Object k,
            @Nullable Object v,
            Map<@Nullable Object, @Nullable Object> into) {
        try {
            Schema keySchema = writtenWith == null ? null : writtenWith.keySchema();
            Schema valueSchema = writtenWith == null ? null : writtenWith.valueSchema();
            into.put(key.read(keySchema, k), value.read(valueSchema, v));
        } catch (Misfit misfit) {
            throw misfit.inElement(String.valueOf(k));
        }
    }
}
