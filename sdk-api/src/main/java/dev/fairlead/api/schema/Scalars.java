package dev.fairlead.api.schema;

import dev.fairlead.api.internal.TextForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The scalar types: which schema each has, and which found values it accepts.
 *
 * <p>Reading takes every value that loses nothing: a number that was widened since, a number that
 * was narrower before, and, for data without schemas, the plain form that JSON leaves of a type.
 */
@SuppressWarnings("JavaUtilDate") // the class that Connect's logical types are made of
final class Scalars {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private Scalars() {}

    /** The node of a scalar type, or null if the type is not scalar. */
    static @Nullable Node of(Class<?> declared, UnaryOperator<SchemaBuilder> finish) {
        Class<?> type = TextForm.boxed(declared);
        if (type == Byte.class) {
            return whole(finish.apply(SchemaBuilder.int8()), Byte.MIN_VALUE, Byte.MAX_VALUE);
        } else if (type == Short.class) {
            return whole(finish.apply(SchemaBuilder.int16()), Short.MIN_VALUE, Short.MAX_VALUE);
        } else if (type == Integer.class) {
            return whole(finish.apply(SchemaBuilder.int32()), Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == Long.class) {
            return whole(finish.apply(SchemaBuilder.int64()), Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == Float.class) {
            return same(finish.apply(SchemaBuilder.float32()), Scalars::floatOf);
        } else if (type == Double.class) {
            return same(finish.apply(SchemaBuilder.float64()), Scalars::doubleOf);
        } else if (type == Boolean.class) {
            return same(finish.apply(SchemaBuilder.bool()), exactly(Boolean.class, "BOOLEAN"));
        } else if (type == String.class) {
            return same(finish.apply(SchemaBuilder.string()), exactly(String.class, "STRING"));
        } else if (type == byte[].class) {
            return ScalarNode.of(
                    finish.apply(SchemaBuilder.bytes()),
                    bytes -> ((byte[]) bytes).clone(),
                    Scalars::bytesOf);
        } else if (type == UUID.class || type.isEnum()) {
            return named(type, finish.apply(SchemaBuilder.string()));
        }
        return time(type, finish);
    }

    private static @Nullable Node time(Class<?> type, UnaryOperator<SchemaBuilder> finish) {
        if (type == Instant.class) {
            return ScalarNode.of(
                    finish.apply(Timestamp.builder()),
                    instant -> new Date(millis((Instant) instant)),
                    (schema, found) -> Instant.ofEpochMilli(count("Timestamp", schema, found)));
        } else if (type == LocalDate.class) {
            return ScalarNode.of(
                    finish.apply(org.apache.kafka.connect.data.Date.builder()),
                    date -> new Date(days((LocalDate) date) * DAY_MS),
                    (schema, found) ->
                            LocalDate.ofEpochDay(
                                    found instanceof Date
                                            ? Math.floorDiv(count("Date", schema, found), DAY_MS)
                                            : count("Date", schema, found)));
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

    /** The node of a decimal; values keep exactly this number of digits after the point. */
    static Node decimal(int scale, UnaryOperator<SchemaBuilder> finish) {
        String expected = "Decimal scale " + scale;
        return ScalarNode.of(
                finish.apply(Decimal.builder(scale)),
                value -> rescaled((BigDecimal) value, scale, expected),
                (schema, found) -> {
                    if (found instanceof BigDecimal decimal) {
                        return rescaled(decimal, scale, expected);
                    } else if (schema == null && found instanceof Number number) {
                        return rescaled(new BigDecimal(number.toString()), scale, expected);
                    } else if (schema == null && found instanceof String text) {
                        return new BigDecimal(new BigInteger(fromBase64(text, expected)), scale);
                    }
                    throw Misfit.expected(expected, schema, found);
                });
    }

    private static BigDecimal rescaled(BigDecimal value, int scale, String expected) {
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw Misfit.value(expected, value);
        }
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

    private static Node whole(SchemaBuilder schema, long min, long max) {
        Schema.Type type = schema.type();
        return same(
                schema,
                (writtenWith, found) -> {
                    if (!isWhole(found)) {
                        throw Misfit.expected(type.name(), writtenWith, found);
                    }
                    long number = ((Number) found).longValue();
                    if (number < min || number > max) {
                        throw Misfit.value(type.name(), found);
                    }
                    return switch (type) {
                        case INT8 -> (Object) (byte) number;
                        case INT16 -> (short) number;
                        case INT32 -> (int) number;
                        default -> number;
                    };
                });
    }

    private static boolean isWhole(Object found) {
        return found instanceof Long
                || found instanceof Integer
                || found instanceof Short
                || found instanceof Byte;
    }

    private static Object doubleOf(@Nullable Schema schema, Object found) {
        if (found instanceof Double || found instanceof Float) {
            return ((Number) found).doubleValue();
        }
        if (!isWhole(found)) {
            throw Misfit.expected("FLOAT64", schema, found);
        }
        long whole = ((Number) found).longValue();
        if ((long) (double) whole != whole || whole == Long.MAX_VALUE) {
            throw Misfit.value("FLOAT64", found);
        }
        return (double) whole;
    }

    private static Object floatOf(@Nullable Schema schema, Object found) {
        if (found instanceof Float) {
            return found;
        }
        double number = (Double) doubleOf(schema, found);
        float narrow = (float) number;
        // without a schema a float came as its decimal text, which a double holds inexactly
        boolean kept =
                schema == null
                        ? Float.isInfinite(narrow) == Double.isInfinite(number)
                        : Double.compare(narrow, number) == 0;
        if (!kept) {
            throw Misfit.value("FLOAT32", found);
        }
        return narrow;
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

    private static byte[] fromBase64(String text, String expected) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException other) {
            throw Misfit.value(expected + " in base64", text);
        }
    }

    private static Node named(Class<?> type, SchemaBuilder schema) {
        TextForm text = TextForm.of(type).orElseThrow();
        return ScalarNode.of(
                schema,
                text::format,
                (writtenWith, found) -> {
                    if (!(found instanceof String name)) {
                        throw Misfit.expected("STRING", writtenWith, found);
                    }
                    try {
                        return text.parse(name);
                    } catch (IllegalArgumentException unknown) {
                        throw Misfit.value(text.expects(), name);
                    }
                });
    }

    private static long count(String logical, @Nullable Schema schema, Object found) {
        if (schema == null && isWhole(found)) {
            return ((Number) found).longValue();
        }
        boolean named =
                schema == null
                        || ("org.apache.kafka.connect.data." + logical).equals(schema.name());
        if (found instanceof Date date && named) {
            return date.getTime();
        }
        throw Misfit.expected(logical, schema, found);
    }

    private static Object timeOf(@Nullable Schema schema, Object found) {
        long millis = count("Time", schema, found);
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
