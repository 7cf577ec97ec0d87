package dev.fairlead.testkit.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/** Gives data that is a little smaller or plainer, the smallest first. */
public final class Smaller {
    private Smaller() {}

    /** Records with a smaller key, a smaller value or fewer headers. */
    public static List<ConnectRecord<?>> than(ConnectRecord<?> record) {
        List<ConnectRecord<?>> smaller = new ArrayList<>();
        SchemaAndValue key = new SchemaAndValue(record.keySchema(), record.key());
        SchemaAndValue value = new SchemaAndValue(record.valueSchema(), record.value());
        int headers = record.headers().size();
        if (headers > 0) {
            smaller.add(headed(record, new ConnectHeaders()));
        }
        if (key.value() != null || key.schema() != null) {
            smaller.add(Records.with(record, SchemaAndValue.NULL, value));
        }
        than(key).forEach(each -> smaller.add(Records.with(record, each, value)));
        than(value).forEach(each -> smaller.add(Records.with(record, key, each)));
        for (int i = 0; i < headers && headers > 1; i++) {
            smaller.add(headed(record, without(i, record.headers())));
        }
        return smaller;
    }

    private static ConnectHeaders without(int index, Headers headers) {
        ConnectHeaders fewer = new ConnectHeaders();
        int i = 0;
        for (Header header : headers) {
            if (i++ != index) {
                fewer.add(header.key(), header.value(), header.schema());
            }
        }
        return fewer;
    }

    private static ConnectRecord<?> headed(ConnectRecord<?> record, Headers headers) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                headers);
    }

    /** Smaller values, each with its schema. */
    public static List<SchemaAndValue> than(SchemaAndValue data) {
        Schema schema = data.schema();
        Object value = data.value();
        List<SchemaAndValue> smaller = new ArrayList<>();
        if (value instanceof Struct struct && schema != null) {
            structs(struct, smaller);
        } else if (value instanceof Map<?, ?> map) {
            maps(map).forEach(each -> smaller.add(new SchemaAndValue(schema, each)));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                List<Object> fewer = new ArrayList<>(list);
                fewer.remove(i);
                smaller.add(new SchemaAndValue(schema, fewer));
            }
        } else if (value instanceof String text && text.length() > 1) {
            for (String part :
                    List.of("", text.substring(0, text.length() / 2), text.substring(1))) {
                smaller.add(new SchemaAndValue(schema, part));
            }
        } else if (value instanceof byte[] bytes && bytes.length > 0) {
            smaller.add(new SchemaAndValue(schema, new byte[bytes.length / 2]));
        }
        if (value == null && schema != null && schema.type() == Schema.Type.STRUCT) {
            for (Field field : schema.fields()) {
                smaller.add(new SchemaAndValue(without(field, schema), null));
            }
        }
        bare(schema, value, smaller);
        return smaller;
    }

    private static Schema without(Field field, Schema schema) {
        SchemaBuilder builder = SchemaBuilder.struct().name(schema.name());
        if (schema.isOptional()) {
            builder.optional();
        }
        schema.fields().stream()
                .filter(each -> each.index() != field.index())
                .forEach(each -> builder.field(each.name(), each.schema()));
        return builder.build();
    }

    /** The same value under a schema that says less. */
    private static void bare(
            @Nullable Schema schema, @Nullable Object value, List<SchemaAndValue> smaller) {
        if (schema == null || !schema.type().isPrimitive() || schema.name() != null) {
            return;
        }
        SchemaBuilder bare = SchemaBuilder.type(schema.type());
        if (value == null) {
            bare.optional();
        }
        if (!Portrait.of(bare.build()).equals(Portrait.of(schema))) {
            smaller.add(new SchemaAndValue(bare.build(), value));
        }
    }

    private static void structs(Struct struct, List<SchemaAndValue> smaller) {
        List<Field> fields = struct.schema().fields();
        for (Field field : fields) {
            smaller.add(rebuilt(struct, field.name(), null));
        }
        for (Field field : fields) {
            SchemaAndValue old =
                    new SchemaAndValue(field.schema(), struct.getWithoutDefault(field.name()));
            for (SchemaAndValue each : than(old)) {
                smaller.add(rebuilt(struct, field.name(), each));
            }
        }
    }

    /** The struct with a field put in place of another, or left out. */
    private static SchemaAndValue rebuilt(
            Struct struct, String name, @Nullable SchemaAndValue replacement) {
        Schema old = struct.schema();
        SchemaBuilder builder = SchemaBuilder.struct().name(old.name()).doc(old.doc());
        if (old.version() != null) {
            builder.version(old.version());
        }
        if (old.isOptional()) {
            builder.optional();
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : old.fields()) {
            if (!field.name().equals(name)) {
                builder.field(field.name(), field.schema());
                values.put(field.name(), struct.getWithoutDefault(field.name()));
            } else if (replacement != null) {
                builder.field(name, replacement.schema());
                values.put(name, replacement.value());
            }
        }
        Schema schema = builder.build();
        Struct rebuilt = new Struct(schema);
        values.forEach(rebuilt::put);
        return new SchemaAndValue(schema, rebuilt);
    }

    private static List<Map<Object, @Nullable Object>> maps(Map<?, ?> map) {
        List<Map<Object, @Nullable Object>> smaller = new ArrayList<>();
        for (Object key : map.keySet()) {
            Map<Object, @Nullable Object> fewer = new LinkedHashMap<>(map);
            fewer.remove(key);
            smaller.add(fewer);
        }
        map.forEach(
                (key, value) -> {
                    if (value != null) {
                        for (SchemaAndValue each : than(new SchemaAndValue(null, value))) {
                            Map<Object, @Nullable Object> plainer = new LinkedHashMap<>(map);
                            plainer.put(key, each.value());
                            smaller.add(plainer);
                        }
                    }
                });
        return smaller;
    }
}
