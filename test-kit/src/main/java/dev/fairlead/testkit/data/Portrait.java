package dev.fairlead.testkit.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Data as text that tells everything: two pieces of data have the same portrait if nobody can tell
 * them apart. Unlike {@code equals} it looks into arrays and headers, and at types.
 */
@SuppressWarnings("JavaUtilDate") // Connect's own type of times
public final class Portrait {
    private final StringBuilder text = new StringBuilder();

    private Portrait() {}

    /** A record with all its parts. */
    public static String of(@Nullable ConnectRecord<?> record) {
        return record == null ? "nothing" : new Portrait().record(record).text.toString();
    }

    /** A value with its schema. */
    public static String of(@Nullable Schema schema, @Nullable Object value) {
        return new Portrait().pair(schema, value).text.toString();
    }

    /** A value. */
    public static String ofValue(@Nullable Object value) {
        return new Portrait().value(value).text.toString();
    }

    /** A schema, with what {@code equals} looks at. */
    public static String of(@Nullable Schema schema) {
        return new Portrait().schema(schema).text.toString();
    }

    private Portrait record(ConnectRecord<?> record) {
        text.append(record.getClass().getSimpleName());
        text.append("\n  topic ").append(record.topic());
        text.append(", partition ").append(record.kafkaPartition());
        text.append(", timestamp ").append(record.timestamp());
        if (record instanceof SourceRecord source) {
            text.append("\n  source partition ").append(source.sourcePartition());
            text.append(", source offset ").append(source.sourceOffset());
        } else if (record instanceof SinkRecord sink) {
            text.append(", offset ").append(sink.kafkaOffset());
            text.append(", ").append(sink.timestampType());
        }
        text.append("\n  key ");
        pair(record.keySchema(), record.key());
        text.append("\n  value ");
        pair(record.valueSchema(), record.value());
        headers(record.headers());
        return this;
    }

    private void headers(Headers headers) {
        for (Header header : headers) {
            text.append("\n  header ");
            string(header.key());
            text.append(' ');
            pair(header.schema(), header.value());
        }
    }

    private Portrait pair(@Nullable Schema schema, @Nullable Object value) {
        value(value);
        text.append(" : ");
        return schema(schema);
    }

    private Portrait schema(@Nullable Schema schema) {
        if (schema == null) {
            text.append("no schema");
            return this;
        }
        text.append(schema.type().getName());
        if (schema.isOptional()) {
            text.append('?');
        }
        if (schema.name() != null) {
            text.append(' ').append(schema.name());
        }
        if (schema.version() != null) {
            text.append(" v").append(schema.version());
        }
        if (schema.doc() != null) {
            text.append(" doc '").append(schema.doc()).append('\'');
        }
        if (schema.parameters() != null && !schema.parameters().isEmpty()) {
            text.append(' ').append(schema.parameters());
        }
        if (schema.defaultValue() != null) {
            text.append(" default ");
            value(schema.defaultValue());
        }
        parts(schema);
        return this;
    }

    private void parts(Schema schema) {
        if (schema.type() == Schema.Type.STRUCT) {
            text.append('{');
            String comma = "";
            for (Field field : schema.fields()) {
                text.append(comma);
                string(field.name());
                text.append(' ');
                schema(field.schema());
                comma = ", ";
            }
            text.append('}');
        } else if (schema.type() == Schema.Type.ARRAY || schema.type() == Schema.Type.MAP) {
            text.append('<');
            if (schema.type() == Schema.Type.MAP) {
                schema(schema.keySchema());
                text.append(", ");
            }
            schema(schema.valueSchema());
            text.append('>');
        }
    }

    private Portrait value(@Nullable Object value) {
        if (value instanceof String string) {
            string(string);
        } else if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            bytes(bytes);
        } else if (value instanceof Struct struct) {
            struct(struct);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else {
            number(value);
        }
        return this;
    }

    private void number(@Nullable Object value) {
        if (value instanceof Date date) {
            text.append("Date ").append(date.getTime());
        } else if (value instanceof Integer || value instanceof Boolean || value == null) {
            text.append(value);
        } else {
            text.append(value.getClass().getSimpleName()).append(' ').append(value);
        }
    }

    private void struct(Struct struct) {
        text.append('{');
        String comma = "";
        for (Field field : struct.schema().fields()) {
            text.append(comma);
            string(field.name());
            text.append(": ");
            value(struct.getWithoutDefault(field.name()));
            comma = ", ";
        }
        text.append('}');
    }

    /** Entries by name: the order of a map is no part of what it says. */
    private void map(Map<?, ?> map) {
        List<String> entries = new ArrayList<>();
        map.forEach((key, each) -> entries.add(ofValue(key) + ": " + ofValue(each)));
        Collections.sort(entries);
        text.append("map{").append(String.join(", ", entries)).append('}');
    }

    private void list(List<?> list) {
        text.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            value(items.next());
            text.append(items.hasNext() ? ", " : "");
        }
        text.append(']');
    }

    private void bytes(byte[] bytes) {
        text.append("0x").append(HexFormat.of().formatHex(bytes));
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
