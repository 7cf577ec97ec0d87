package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.Content;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads what is in a record: spells it, and says whether it is well formed. */
final class Contents {
    private static final String TIME = "<time>";
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?[^\"]*");

    private final JsonConverter keys = json(true);
    private final JsonConverter values = json(false);

    private static JsonConverter json(boolean isKey) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "true"), isKey);
        return converter;
    }

    /** What is in the record at this moment. */
    Content of(SourceRecord record) {
        StringBuilder headers = new StringBuilder();
        if (record.headers() != null) {
            for (Header header : record.headers()) {
                headers.append(header.key())
                        .append('=')
                        .append(spelled(header.schema(), header.value()))
                        .append(';');
            }
        }
        return new Content(
                String.valueOf(record.topic()),
                spelled(record.keySchema(), record.key()),
                spelled(record.valueSchema(), record.value()),
                headers.toString(),
                misfit(record));
    }

    private static String spelled(@Nullable Schema schema, @Nullable Object value) {
        StringBuilder text = new StringBuilder();
        spell(value, text);
        if (schema != null) {
            text.append(" as ");
            spell(schema, 0, text);
        }
        return text.toString();
    }

    private static void spell(@Nullable Object value, StringBuilder text) {
        if (value instanceof Struct struct) {
            text.append('{');
            for (Field field : struct.schema().fields()) {
                text.append(field.name()).append('=');
                spell(struct.getWithoutDefault(field.name()), text);
                text.append(',');
            }
            text.append('}');
        } else if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(String.valueOf(key), each));
            sorted.forEach(
                    (key, each) -> {
                        text.append(key).append('=');
                        spell(each, text);
                        text.append(',');
                    });
        } else if (value instanceof Collection<?> collection) {
            text.append('[');
            collection.forEach(
                    each -> {
                        spell(each, text);
                        text.append(',');
                    });
            text.append(']');
        } else {
            text.append(single(value));
        }
    }

    private static String single(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return Arrays.toString(bytes);
        }
        return isClock(value) ? TIME : String.valueOf(value);
    }

    /** Seconds with a fraction, milliseconds or less since 2001, or a text. */
    private static boolean isClock(@Nullable Object value) {
        if (value instanceof Long number) {
            return number >= 1_000_000_000_000L;
        }
        if (value instanceof Double number) {
            return number >= 1e9;
        }
        if (value instanceof BigDecimal number) {
            return number.precision() - number.scale() >= 10;
        }
        return value instanceof Date || (value instanceof String text && isClock(text));
    }

    private static boolean isClock(String text) {
        return text.length() >= 16
                && Character.isDigit(text.charAt(0))
                && INSTANT.matcher(text).matches();
    }

    private static void spell(Schema schema, int depth, StringBuilder text) {
        text.append(schema.type());
        if (schema.name() != null) {
            text.append(' ').append(schema.name());
        }
        if (schema.isOptional()) {
            text.append('?');
        }
        if (depth > 8) {
            return;
        }
        switch (schema.type()) {
            case STRUCT -> {
                text.append('{');
                for (Field field : schema.fields()) {
                    text.append(field.name()).append(':');
                    spell(field.schema(), depth + 1, text);
                    text.append(',');
                }
                text.append('}');
            }
            case ARRAY -> spell(schema.valueSchema(), depth + 1, text);
            case MAP -> {
                spell(schema.keySchema(), depth + 1, text);
                spell(schema.valueSchema(), depth + 1, text);
            }
            default -> {}
        }
    }

    private Optional<String> misfit(SourceRecord record) {
        if (record.topic() == null || record.topic().isEmpty()) {
            return Optional.of("it has no topic");
        }
        if (record.timestamp() != null && record.timestamp() < 0) {
            return Optional.of("its timestamp is " + record.timestamp());
        }
        if (record.kafkaPartition() != null && record.kafkaPartition() < 0) {
            return Optional.of("its partition is " + record.kafkaPartition());
        }
        return misfit("key", record.topic(), record.keySchema(), record.key(), keys)
                .or(
                        () ->
                                misfit(
                                        "value",
                                        record.topic(),
                                        record.valueSchema(),
                                        record.value(),
                                        values))
                .or(() -> headerMisfit(record));
    }

    private static Optional<String> misfit(
            String part,
            String topic,
            @Nullable Schema schema,
            @Nullable Object value,
            JsonConverter converter) {
        try {
            validate(schema, value);
            converter.fromConnectData(topic, schema, value);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("its " + part + " doesn't fit: " + e.getMessage());
        }
    }

    private static Optional<String> headerMisfit(SourceRecord record) {
        if (record.headers() == null) {
            return Optional.empty();
        }
        for (Header header : record.headers()) {
            try {
                validate(header.schema(), header.value());
            } catch (RuntimeException e) {
                return Optional.of("its header " + header.key() + " doesn't fit: " + e);
            }
        }
        return Optional.empty();
    }

    private static void validate(@Nullable Schema schema, @Nullable Object value) {
        if (schema != null) {
            ConnectSchema.validateValue(schema, value);
        }
        if (value instanceof Struct struct) {
            struct.validate();
        }
    }
}
