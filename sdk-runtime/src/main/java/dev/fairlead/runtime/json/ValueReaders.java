package dev.fairlead.runtime.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.jspecify.annotations.Nullable;

/** Makes readers of schemas. */
final class ValueReaders {
    private final boolean defaultsForNulls;

    ValueReaders(JsonConverterConfig options) {
        this.defaultsForNulls = options.replaceNullWithDefault();
    }

    /** A reader of values of {@code schema}, or of any values if that is null. */
    ValueReader of(@Nullable Schema schema) {
        if (schema == null) {
            return ValueReaders::any;
        }
        ValueReader present = present(schema);
        ValueReader absent = absent(schema);
        return input -> input.takesNull() ? absent.read(input) : present.read(input);
    }

    /** What stands for a null; it reads nothing. */
    private ValueReader absent(Schema schema) {
        Object stands = defaultsForNulls ? schema.defaultValue() : null;
        boolean fits = stands != null || schema.isOptional();
        return input -> {
            if (!fits) {
                throw UnusualException.unusual();
            }
            return stands;
        };
    }

    /** For values that aren't null. */
    private ValueReader present(Schema schema) {
        ValueReader logical = schema.name() == null ? null : logical(schema);
        if (logical != null) {
            return logical;
        }
        return switch (schema.type()) {
            case INT8 -> input -> (byte) fourBytes(input);
            case INT16 -> input -> (short) fourBytes(input);
            case INT32 -> ValueReaders::fourBytes;
            case INT64 -> JsonInput::whole;
            case FLOAT32 -> JsonInput::shortReal;
            case FLOAT64 -> JsonInput::real;
            case BOOLEAN -> JsonInput::bool;
            case STRING -> JsonInput::text;
            case BYTES -> ValueReaders::bytes;
            case ARRAY -> array(of(schema.valueSchema()));
            case MAP -> map(schema);
            case STRUCT -> struct(schema);
        };
    }

    private static @Nullable ValueReader logical(Schema schema) {
        return switch (schema.name()) {
            case Decimal.LOGICAL_NAME ->
                    input ->
                            input.peek() == '"'
                                    ? Decimal.toLogical(schema, bytes(input))
                                    : decimal(input);
            case Date.LOGICAL_NAME -> input -> Date.toLogical(schema, fourBytes(input));
            case Time.LOGICAL_NAME -> input -> Time.toLogical(schema, fourBytes(input));
            case Timestamp.LOGICAL_NAME -> input -> Timestamp.toLogical(schema, input.whole());
            default -> null;
        };
    }

    private static BigDecimal decimal(JsonInput input) {
        return input.isWhole() ? BigDecimal.valueOf(input.whole()) : new BigDecimal(input.digits());
    }

    private static int fourBytes(JsonInput input) {
        long value = input.whole();
        if (value != (int) value) {
            throw UnusualException.unusual();
        }
        return (int) value;
    }

    /** Only what is padded, without white space: of all else there are several opinions. */
    private static byte[] bytes(JsonInput input) {
        String text = input.text();
        if (text.length() % 4 != 0) {
            throw UnusualException.unusual();
        }
        return Base64.getDecoder().decode(text);
    }

    private static ValueReader array(ValueReader element) {
        return input -> {
            List<@Nullable Object> list = new ArrayList<>();
            input.open('[');
            if (input.closes(']')) {
                return list;
            }
            do {
                list.add(element.read(input));
            } while (input.takes(','));
            close(input, ']');
            return list;
        };
    }

    private ValueReader map(Schema schema) {
        ValueReader element = of(schema.valueSchema());
        if (schema.keySchema().type() == Schema.Type.STRING) {
            return input -> object(input, element);
        }
        ValueReader key = of(schema.keySchema());
        return input -> pairs(input, key, element);
    }

    private static Map<String, @Nullable Object> object(JsonInput input, ValueReader element) {
        Map<String, @Nullable Object> map = new HashMap<>();
        input.open('{');
        if (input.closes('}')) {
            return map;
        }
        Names.Name name = input.firstName();
        map.put(name.text(), element.read(input));
        while (input.takes(',')) {
            name = input.nameAfter(name);
            map.put(name.text(), element.read(input));
        }
        close(input, '}');
        return map;
    }

    private static Map<@Nullable Object, @Nullable Object> pairs(
            JsonInput input, ValueReader key, ValueReader element) {
        Map<@Nullable Object, @Nullable Object> map = new HashMap<>();
        input.open('[');
        if (input.closes(']')) {
            return map;
        }
        do {
            input.open('[');
            Object name = key.read(input);
            input.expect(',');
            map.put(name, element.read(input));
            close(input, ']');
        } while (input.takes(','));
        close(input, ']');
        return map;
    }

    private ValueReader struct(Schema schema) {
        List<Field> fields = schema.fields();
        List<StructReader.FieldReader> readers = new ArrayList<>(fields.size());
        for (Field field : fields) {
            readers.add(
                    new StructReader.FieldReader(
                            field,
                            nameInOrder(field.name()),
                            of(field.schema()),
                            absent(field.schema())));
        }
        return new StructReader(schema.schema(), readers);
    }

    /** Of a name that Jackson refuses to read, bytes that aren't in any JSON text. */
    private static byte[] nameInOrder(String name) {
        return name.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? new byte[] {0}
                : JsonOutput.name(name);
    }

    /** A value without a schema. */
    static @Nullable Object any(JsonInput input) {
        return switch (input.peek()) {
            case '"' -> input.text();
            case '{' -> object(input, ValueReaders::any);
            case '[' -> array(ValueReaders::any).read(input);
            case 't', 'f' -> input.bool();
            case 'n' -> nothing(input);
            default -> input.number();
        };
    }

    private static @Nullable Object nothing(JsonInput input) {
        if (!input.takesNull()) {
            throw UnusualException.unusual();
        }
        return null;
    }

    static void close(JsonInput input, char bracket) {
        if (!input.closes(bracket)) {
            throw UnusualException.unusual();
        }
    }
}
