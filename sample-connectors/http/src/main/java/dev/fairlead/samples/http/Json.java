package dev.fairlead.samples.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.jspecify.annotations.Nullable;

/** Values of Connect as JSON that people write: times as text, bytes in base64. */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static JsonNode of(@Nullable Schema schema, @Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof Struct struct) {
            ObjectNode node = NODES.objectNode();
            for (Field field : struct.schema().fields()) {
                node.set(field.name(), of(field.schema(), struct.get(field)));
            }
            return node;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode node = NODES.objectNode();
            Schema values = schema == null ? null : schema.valueSchema();
            map.forEach((key, each) -> node.set(String.valueOf(key), of(values, each)));
            return node;
        } else if (value instanceof List<?> list) {
            ArrayNode node = NODES.arrayNode();
            Schema values = schema == null ? null : schema.valueSchema();
            list.forEach(each -> node.add(of(values, each)));
            return node;
        }
        return single(schema, value);
    }

    private static JsonNode single(@Nullable Schema schema, Object value) {
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof BigDecimal decimal) {
            return NODES.numberNode(decimal);
        } else if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            // JSON has no word for infinity
            return Double.isFinite(number)
                    ? NODES.numberNode(new BigDecimal(value.toString()))
                    : NODES.textNode(value.toString());
        } else if (value instanceof Number number) {
            return NODES.numberNode(number.longValue());
        } else if (value instanceof byte[] bytes) {
            return NODES.binaryNode(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return NODES.binaryNode(bytes);
        } else if (value instanceof Date date) {
            return NODES.textNode(time(schema, date));
        }
        return NODES.textNode(value.toString());
    }

    private static String time(@Nullable Schema schema, Date date) {
        String text = date.toInstant().toString();
        String name = schema == null || schema.name() == null ? "" : schema.name();
        int t = text.indexOf('T');
        return switch (name) {
            case org.apache.kafka.connect.data.Date.LOGICAL_NAME -> text.substring(0, t);
            case Time.LOGICAL_NAME -> text.substring(t + 1, text.length() - 1);
            default -> text;
        };
    }
}
