package dev.fairlead.api.schema;

import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Data that does not fit; learns its path while it travels from the misfit up to the root. */
final class Misfit extends RuntimeException {
    private static final int SHOWN = 60;
    private final String path;
    private final String reason;

    private Misfit(String path, String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
        this.path = path;
        this.reason = reason;
    }

    static Misfit because(String reason) {
        return new Misfit("", reason, null);
    }

    static Misfit because(String reason, Throwable cause) {
        return new Misfit("", reason, cause);
    }

    static Misfit expected(String expected, @Nullable Schema schema, Object found) {
        return because("expected " + expected + ", found " + describe(schema, found));
    }

    /** A value of the right kind that cannot be taken over without loss. */
    static Misfit value(String expected, Object found) {
        String text = String.valueOf(found);
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return because("expected " + expected + ", found the value \"" + shown + "\"");
    }

    /** A map where nobody said that schemas may be missing. */
    static Misfit withoutSchema(Class<?> type) {
        return because(
                "came without a schema; let the converter keep schemas, or mark "
                        + type.getSimpleName()
                        + " @Schemaless");
    }

    private static String describe(@Nullable Schema schema, Object found) {
        if (schema != null) {
            return describe(schema);
        }
        if (found instanceof Struct struct) {
            return describe(struct.schema());
        }
        Schema.Type type = ConnectSchema.schemaType(found.getClass());
        return type == null ? found.getClass().getSimpleName() : type.name();
    }

    private static String describe(Schema schema) {
        String name = schema.name();
        if (name == null) {
            return schema.type().name();
        }
        if (name.equals(Decimal.LOGICAL_NAME)) {
            return "Decimal scale " + schema.parameters().get(Decimal.SCALE_FIELD);
        }
        return name.startsWith("org.apache.kafka.connect.data.")
                ? name.substring(name.lastIndexOf('.') + 1)
                : schema.type().name() + " " + name;
    }

    Misfit inField(String field) {
        String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new Misfit(field + separator + path, reason, getCause());
    }

    Misfit inElement(Object index) {
        String separator = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new Misfit("[" + index + "]" + separator + path, reason, getCause());
    }

    /** The place and the reason; where the whole does not fit, the reason says it all. */
    String message() {
        return path.isEmpty() ? reason : path + ": " + reason;
    }
}
