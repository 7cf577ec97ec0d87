package dev.fairlead.runtime.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.DecimalFormat;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.jspecify.annotations.Nullable;

/** Makes writers of schemas. */
final class ValueWriters {
    private final boolean defaultsForNulls;
    private final boolean numericDecimals;

    ValueWriters(JsonConverterConfig options) {
        this.defaultsForNulls = options.replaceNullWithDefault();
        this.numericDecimals = options.decimalFormat() == DecimalFormat.NUMERIC;
    }

    /** A writer for values of {@code schema}, or for any values if that is null. */
    ValueWriter of(@Nullable Schema schema) {
        if (schema == null) {
            return ValueWriters::any;
        }
        ValueWriter present = present(schema);
        Object stands = defaultsForNulls ? schema.defaultValue() : null;
        if (stands != null) {
            return (output, value) -> present.write(output, value == null ? stands : value);
        }
        boolean optional = schema.isOptional();
        return (output, value) -> {
            if (value != null) {
                present.write(output, value);
            } else if (optional) {
                output.nothing();
            } else {
                throw UnusualException.unusual();
            }
        };
    }

    /** For values that aren't null. */
    private ValueWriter present(Schema schema) {
        ValueWriter logical = schema.name() == null ? null : logical(schema);
        if (logical != null) {
            return logical;
        }
        return switch (schema.type()) {
            case INT8 -> (output, value) -> output.number((Byte) some(value));
            case INT16 -> (output, value) -> output.number((Short) some(value));
            case INT32 -> (output, value) -> output.number((Integer) some(value));
            case INT64 -> (output, value) -> output.number((Long) some(value));
            case FLOAT32 -> (output, value) -> output.number((Float) some(value));
            case FLOAT64 -> (output, value) -> output.number((Double) some(value));
            case BOOLEAN -> (output, value) -> output.bool((Boolean) some(value));
            case STRING -> (output, value) -> output.text(((CharSequence) some(value)).toString());
            case BYTES -> (output, value) -> output.base64(bytes(some(value)));
            case ARRAY -> array(of(schema.valueSchema()));
            case MAP -> map(schema);
            case STRUCT -> struct(schema);
        };
    }

    private @Nullable ValueWriter logical(Schema schema) {
        return switch (schema.name()) {
            case Decimal.LOGICAL_NAME ->
                    numericDecimals
                            ? (output, value) ->
                                    output.plain(((BigDecimal) some(value)).toString(), true)
                            : (output, value) ->
                                    output.base64(
                                            Decimal.fromLogical(schema, (BigDecimal) some(value)));
            case Date.LOGICAL_NAME ->
                    (output, value) ->
                            output.number(Date.fromLogical(schema, (java.util.Date) some(value)));
            case Time.LOGICAL_NAME ->
                    (output, value) ->
                            output.number(Time.fromLogical(schema, (java.util.Date) some(value)));
            case Timestamp.LOGICAL_NAME ->
                    (output, value) ->
                            output.number(
                                    Timestamp.fromLogical(schema, (java.util.Date) some(value)));
            default -> null;
        };
    }

    private static ValueWriter array(ValueWriter element) {
        return (output, value) -> {
            output.open('[');
            boolean first = true;
            for (Object one : (Collection<?>) some(value)) {
                if (!first) {
                    output.sign(',');
                }
                first = false;
                element.write(output, one);
            }
            output.close(']');
        };
    }

    private ValueWriter map(Schema schema) {
        ValueWriter key = of(schema.keySchema());
        ValueWriter element = of(schema.valueSchema());
        boolean named = schema.keySchema().type() == Schema.Type.STRING;
        if (named && schema.keySchema().name() != null) {
            return (output, value) -> {
                throw UnusualException.unusual();
            };
        }
        return named
                ? (output, value) -> object(output, (Map<?, ?>) some(value), element)
                : (output, value) -> pairs(output, (Map<?, ?>) some(value), key, element);
    }

    private static void object(JsonOutput output, Map<?, ?> map, ValueWriter element) {
        output.open('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                output.sign(',');
            }
            first = false;
            // Only strings are sure to be different as names if they are different as keys.
            output.text((String) some(entry.getKey()));
            output.sign(':');
            element.write(output, entry.getValue());
        }
        output.close('}');
    }

    private static void pairs(
            JsonOutput output, Map<?, ?> map, ValueWriter key, ValueWriter element) {
        output.open('[');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                output.sign(',');
            }
            first = false;
            output.open('[');
            key.write(output, entry.getKey());
            output.sign(',');
            element.write(output, entry.getValue());
            output.close(']');
        }
        output.close(']');
    }

    private ValueWriter struct(Schema schema) {
        List<Field> fields = schema.fields();
        FieldWriter[] writers = new FieldWriter[fields.size()];
        for (int i = 0; i < writers.length; i++) {
            Field field = fields.get(i);
            byte[] name = JsonOutput.name(field.name());
            writers[i] =
                    new FieldWriter(
                            field,
                            i == 0 ? name : afterComma(name),
                            field.schema().defaultValue() != null,
                            of(field.schema()));
        }
        return (output, value) -> {
            Struct struct = (Struct) some(value);
            Schema its = struct.schema();
            if (its != schema && !its.equals(schema)) {
                throw UnusualException.unusual();
            }
            output.open('{');
            for (FieldWriter field : writers) {
                field.write(output, struct);
            }
            output.close('}');
        };
    }

    private static byte[] afterComma(byte[] name) {
        byte[] text = new byte[name.length + 1];
        text[0] = ',';
        System.arraycopy(name, 0, text, 1, name.length);
        return text;
    }

    private record FieldWriter(Field field, byte[] name, boolean hasDefault, ValueWriter value) {
        void write(JsonOutput output, Struct struct) {
            output.raw(name);
            // get() is quicker, but gives the default for null
            value.write(
                    output,
                    hasDefault ? struct.getWithoutDefault(field.name()) : struct.get(field));
        }
    }

    /** A value without a schema; the class decides. */
    private static void any(JsonOutput output, @Nullable Object value) {
        if (value instanceof String text) {
            output.text(text);
        } else if (value == null) {
            output.nothing();
        } else if (value instanceof Long || value instanceof Integer) {
            output.number(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            output.bool(truth);
        } else if (value instanceof Double number) {
            output.number(number.doubleValue());
        } else if (value instanceof Map<?, ?> map) {
            anyMap(output, map);
        } else if (value instanceof List<?> list) {
            array(ValueWriters::any).write(output, list);
        } else {
            rarer(output, value);
        }
    }

    private static void rarer(JsonOutput output, Object value) {
        if (value instanceof Float number) {
            output.number(number.floatValue());
        } else if (value instanceof Short || value instanceof Byte) {
            output.number(((Number) value).longValue());
        } else {
            output.base64(bytes(value));
        }
    }

    private static void anyMap(JsonOutput output, Map<?, ?> map) {
        if (map instanceof List) {
            throw UnusualException.unusual();
        }
        boolean named = true;
        for (Object key : map.keySet()) {
            named &= key instanceof String;
        }
        if (named) {
            object(output, map, ValueWriters::any);
        } else {
            pairs(output, map, ValueWriters::any, ValueWriters::any);
        }
    }

    /** As Apache's converter does, it takes a buffer's whole array. */
    @SuppressWarnings("ByteBufferBackingArray")
    private static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof ByteBuffer buffer) {
            return buffer.array();
        }
        throw UnusualException.unusual();
    }

    private static Object some(@Nullable Object value) {
        if (value == null) {
            throw UnusualException.unusual();
        }
        return value;
    }
}
