package dev.fairlead.api.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A sealed interface of records, as a struct that has an optional field for each of them, of which
 * exactly one is set. The field's name is the tag, so the types of two records never collide, and
 * readers that know nothing of all this still see plain structs.
 */
final class UnionNode implements Node {
    private final Class<?> type;
    private final Schema schema;
    private final Map<Class<?>, Case> byClass = new LinkedHashMap<>();
    private final Map<String, Case> byTag = new LinkedHashMap<>();
    private final boolean schemaless;

    /** One of the records: the field that is set for it, and how its value is translated. */
    record Case(Class<?> type, Field field, Node node) {
        String tag() {
            return field.name();
        }
    }

    UnionNode(Class<?> type, Schema schema, List<Case> cases, boolean schemaless) {
        this.type = type;
        this.schema = schema;
        this.schemaless = schemaless;
        cases.forEach(each -> byClass.put(each.type(), each));
        cases.forEach(each -> byTag.put(each.tag(), each));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object write(Object value) {
        Case chosen = byClass.get(value.getClass());
        if (chosen == null) {
            throw Misfit.because(
                    "expected one of " + tags() + ", found a " + value.getClass().getName());
        }
        try {
            return new Struct(schema).put(chosen.field(), chosen.node().write(value));
        } catch (Misfit misfit) {
            throw misfit.inField(chosen.tag());
        }
    }

    @Override
    public Object read(@Nullable Schema writtenWith, Object found) {
        Optional<Set> set = Optional.empty();
        if (found instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                Object value = struct.getWithoutDefault(field.name());
                set = one(set, field.name(), field.schema(), value);
            }
        } else if (found instanceof Map<?, ?> map && writtenWith == null) {
            if (!schemaless) {
                throw Misfit.withoutSchema(type);
            }
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                set = one(set, String.valueOf(entry.getKey()), null, entry.getValue());
            }
        } else {
            throw Misfit.expected("STRUCT " + schema.name(), writtenWith, found);
        }
        return read(
                set.orElseThrow(
                        () -> Misfit.because("none of " + tags() + " is set; one must be")));
    }

    private record Set(String tag, @Nullable Schema schema, Object value) {}

    private static Optional<Set> one(
            Optional<Set> before, String tag, @Nullable Schema schema, @Nullable Object value) {
        if (value == null) {
            return before;
        }
        if (before.isPresent()) {
            throw Misfit.because(
                    "both " + before.get().tag() + " and " + tag + " are set; only one may be");
        }
        return Optional.of(new Set(tag, schema, value));
    }

    private Object read(Set set) {
        Case chosen = byTag.get(set.tag());
        if (chosen == null) {
            throw Misfit.because("expected one of " + tags() + ", found " + set.tag());
        }
        try {
            return chosen.node().read(set.schema(), set.value());
        } catch (Misfit misfit) {
            throw misfit.inField(set.tag());
        }
    }

    private String tags() {
        return String.join(", ", byTag.keySet());
    }
}
