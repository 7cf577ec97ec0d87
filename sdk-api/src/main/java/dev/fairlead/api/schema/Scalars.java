package dev.fairlead.api.schema;

import dev.fairlead.api.internal.TextForm;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The types without parts: which schema each has, and which found values it accepts; for data
 * without schemas, also the plain form that JSON leaves of a type.
 */
@SuppressWarnings("JavaUtilDate") // the class that Connect's logical types are made of
final class Scalars {
    private static final String DATE = org.apache.kafka.connect.data.Date.LOGICAL_NAME;
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private Scalars() {}

    /** The node of a scalar type, or null if the type is not scalar. */
    static @Nullable Node of(TypeUse use, UnaryOperator<SchemaBuilder> finish) {
        Class<?> type = TextForm.boxed(use.raw());
        if (type.isEnum()) {
            return EnumReading.node(use, finish);
        } else if (Number.class.isAssignableFrom(type)) {
            return Numbers.of(type, finish);
        } else if (type == Boolean.class) {
            return same(finish.apply(SchemaBuilder.bool()), exactly(Boolean.class, "BOOLEAN"));
        } else if (type == String.class) {
            return same(finish.apply(SchemaBuilder.string()), exactly(String.class, "STRING"));
        } else if (type == byte[].class) {
            return ScalarNode.of(
                    finish.apply(SchemaBuilder.bytes()),
                    bytes -> ((byte[]) bytes).clone(),
                    Scalars::bytesOf);
        } else if (type == UUID.class) {
            return ScalarNode.of(
                    finish.apply(SchemaBuilder.string()), Object::toString, Scalars::uuidOf);
        }
        return time(type, finish);
    }

    private static @Nullable Node time(Class<?> type, UnaryOperator<SchemaBuilder> finish) {
        if (type == Instant.class) {
            return ScalarNode.of(
                    finish.apply(Timestamp.builder()),
                    instant -> new Date(millis((Instant) instant)),
                    (schema, found) ->
                            Instant.ofEpochMilli(count(Timestamp.LOGICAL_NAME, schema, found)));
        } else if (type == LocalDate.class) {
            return ScalarNode.of(
                    finish.apply(org.apache.kafka.connect.data.Date.builder()),
                    date -> new Date(days((LocalDate) date) * DAY_MS),
                    (schema, found) ->
                            LocalDate.ofEpochDay(
                                    found instanceof Date
                                            ? Math.floorDiv(count(DATE, schema, found), DAY_MS)
                                            : count(DATE, schema, found)));
        } else if (type == LocalTime.class) {
            return ScalarNode.of(
                    finish.apply(Time.builder()),
                    time ->
                            new Date(
                                    TimeUnit.NANOSECONDS.toMillis(
                                            ((LocalTime) time).toNanoOfDay())),
                    Scalars::timeOf);
        }
        return null;
    }

    private static Node same(SchemaBuilder schema, ScalarNode.Reading reading) {
        return ScalarNode.of(schema, value -> value, reading);
    }

    private static ScalarNode.Reading exactly(Class<?> type, String expected) {
        return (schema, found) -> {
            if (type.isInstance(found)) {
                return found;
            }
            throw Misfit.expected(expected, schema, found);
        };
    }

    private static Object bytesOf(@Nullable Schema schema, Object found) {
        if (found instanceof byte[] bytes) {
            return bytes.clone();
        } else if (found instanceof ByteBuffer buffer) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            return copy;
        } else if (schema == null && found instanceof String text) {
            return fromBase64(text, "BYTES");
        }
        throw Misfit.expected("BYTES", schema, found);
    }

    static byte[] fromBase64(String text, String expected) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException other) {
            throw Misfit.value(expected + " in base64", text);
        }
    }

    private static Object uuidOf(@Nullable Schema schema, Object found) {
        if (!(found instanceof String text)) {
            throw Misfit.expected("STRING", schema, found);
        }
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException other) {
            throw Misfit.value("a UUID", text);
        }
        throw Misfit.value("a UUID", text);
    }

    /**
     * The number behind a logical type.
     *
     * @param name that of the logical type's schema
     */
    private static long count(String name, @Nullable Schema schema, Object found) {
        if (found instanceof Date date && (schema == null || name.equals(schema.name()))) {
            return date.getTime();
        }
        if (schema == null && Numbers.isWhole(found)) {
            return ((Number) found).longValue();
        }
        throw Misfit.expected(name.substring(name.lastIndexOf('.') + 1), schema, found);
    }

    private static Object timeOf(@Nullable Schema schema, Object found) {
        long millis = count(Time.LOGICAL_NAME, schema, found);
        if (millis < 0 || millis >= DAY_MS) {
            throw Misfit.value("Time", millis);
        }
        return LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException tooFar) {
            throw Misfit.value("Timestamp", instant);
        }
    }

    private static long days(LocalDate date) {
        long days = date.toEpochDay();
        if (days != (int) days) {
            throw Misfit.value("Date", date);
        }
        return days;
    }
}
