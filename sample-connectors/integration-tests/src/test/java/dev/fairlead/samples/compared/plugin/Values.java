package dev.fairlead.samples.compared.plugin;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** Texts as values of all types, and back. */
final class Values {
    private static final Schema ROW =
            SchemaBuilder.struct()
                    .name("row")
                    .version(3)
                    .field("id", Schema.INT32_SCHEMA)
                    .field("text", Schema.OPTIONAL_STRING_SCHEMA)
                    .field("price", Decimal.schema(2))
                    .field("at", Timestamp.SCHEMA)
                    .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
                    .field(
                            "with",
                            SchemaBuilder.string().defaultValue("default").optional().build())
                    .build();

    private Values() {}

    static SchemaAndValue as(String type, String text) {
        if (text.equals("null")) {
            return SchemaAndValue.NULL;
        }
        return switch (type) {
            case "string" -> new SchemaAndValue(Schema.STRING_SCHEMA, text);
            case "plain" -> new SchemaAndValue(null, text);
            case "int" -> new SchemaAndValue(Schema.INT32_SCHEMA, Integer.valueOf(text));
            case "short" -> new SchemaAndValue(Schema.INT16_SCHEMA, Short.valueOf(text));
            case "long" -> new SchemaAndValue(Schema.INT64_SCHEMA, Long.valueOf(text));
            case "float" -> new SchemaAndValue(Schema.FLOAT32_SCHEMA, Float.valueOf(text));
            case "double" -> new SchemaAndValue(Schema.FLOAT64_SCHEMA, Double.valueOf(text));
            case "boolean" -> new SchemaAndValue(Schema.BOOLEAN_SCHEMA, Boolean.valueOf(text));
            case "bytes" ->
                    new SchemaAndValue(Schema.BYTES_SCHEMA, text.getBytes(StandardCharsets.UTF_8));
            case "map" -> new SchemaAndValue(null, Map.of("id", text.length(), "text", text));
            case "row" -> new SchemaAndValue(ROW, row(text));
            default -> throw new IllegalArgumentException("no type " + type);
        };
    }

    private static Struct row(String text) {
        return new Struct(ROW)
                .put("id", text.length())
                .put("text", text)
                .put("price", new BigDecimal("19.90"))
                .put("at", new Date(86_400_000L))
                .put("tags", List.of("a", "b"))
                .put("with", null);
    }

    /** A value with its Java type. */
    static String text(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return "byte[]:" + Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            return "ByteBuffer:" + Base64.getEncoder().encodeToString(buffer.array());
        }
        if (value instanceof Struct struct) {
            return struct.schema().fields().stream()
                    .map(Field::name)
                    .map(name -> name + "=" + text(struct.getWithoutDefault(name)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, its) -> sorted.put(text(key), text(its)));
            return sorted.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::text).toList().toString();
        }
        if (value instanceof Date date) {
            return "Date:" + date.getTime();
        }
        return value.getClass().getSimpleName() + ":" + value;
    }

    static String text(Schema schema) {
        return schema == null
                ? "none"
                : schema.type()
                        + (schema.name() == null ? "" : " " + schema.name())
                        + (schema.isOptional() ? "?" : "");
    }
}
