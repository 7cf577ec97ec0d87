package dev.fairlead.runtime.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A schema on one line: {@code com.acme.Line {text: string, read_at: Timestamp?}}. */
final class SchemaText {
    private static final int DEPTH_MAX = 12;

    private SchemaText() {}

    /** What follows a question mark may be null. */
    static String of(@Nullable Schema schema) {
        return of(schema, DEPTH_MAX);
    }

    private static String of(@Nullable Schema schema, int depth) {
        if (schema == null) {
            return "no schema";
        }
        if (depth == 0) {
            return "...";
        }
        String name = schema.name() == null ? "" : schema.name();
        String version = schema.version() == null ? "" : " v" + schema.version();
        String structure = structure(schema, depth - 1);
        String text =
                schema.type() == Schema.Type.STRUCT
                        ? (name + version + " " + structure).strip()
                        : (name.isEmpty() ? structure : simple(name) + version);
        return schema.isOptional() ? text + "?" : text;
    }

    private static String structure(Schema schema, int depth) {
        return switch (schema.type()) {
            case STRUCT ->
                    schema.fields().stream()
                            .map(field -> field.name() + ": " + of(field.schema(), depth))
                            .collect(Collectors.joining(", ", "{", "}"));
            case ARRAY -> "[" + of(schema.valueSchema(), depth) + "]";
            case MAP -> of(schema.keySchema(), depth) + " -> " + of(schema.valueSchema(), depth);
            default -> schema.type().name().toLowerCase(Locale.ROOT);
        };
    }

    /** Kafka's logical types are known by their simple names. */
    private static String simple(String name) {
        String kafkas = "org.apache.kafka.connect.data.";
        return name.startsWith(kafkas) ? name.substring(kafkas.length()) : name;
    }
}
