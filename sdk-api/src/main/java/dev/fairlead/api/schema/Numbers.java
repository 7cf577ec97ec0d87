package dev.fairlead.api.schema;

import dev.fairlead.api.internal.TextForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Numbers. One that was written with another type is taken if its value stays the same to the last
 * bit. So whole numbers may become wider, narrower, decimals or floats, and decimals may become
 * whole; but a float never becomes a whole number or a decimal, for it stands for a range.
 */
final class Numbers {
    /** A decimal with a huge exponent is short until somebody writes all its digits out. */
    private static final int DIGITS_MAX = 10_000;

    private Numbers() {}

    /** The node of a number's class; null if Connect has no such number. */
    static @Nullable Node of(Class<?> type, UnaryOperator<SchemaBuilder> finish) {
        if (type == Byte.class) {
            return whole(type, finish.apply(SchemaBuilder.int8()), Byte.MIN_VALUE, Byte.MAX_VALUE);
        } else if (type == Short.class) {
            return whole(
                    type, finish.apply(SchemaBuilder.int16()), Short.MIN_VALUE, Short.MAX_VALUE);
        } else if (type == Integer.class) {
            return whole(
                    type,
                    finish.apply(SchemaBuilder.int32()),
                    Integer.MIN_VALUE,
                    Integer.MAX_VALUE);
        } else if (type == Long.class) {
            return whole(type, finish.apply(SchemaBuilder.int64()), Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == Float.class) {
            return same(type, finish.apply(SchemaBuilder.float32()), Numbers::floatOf);
        } else if (type == Double.class) {
            return same(type, finish.apply(SchemaBuilder.float64()), Numbers::doubleOf);
        }
        return null;
    }

    private static Node same(Class<?> type, SchemaBuilder schema, ScalarNode.Reading other) {
        return ScalarNode.of(
                schema,
                UnaryOperator.identity(),
                (writtenWith, found) ->
                        found.getClass() == type ? found : other.read(writtenWith, found));
    }

    private static Node whole(Class<?> type, SchemaBuilder schema, long min, long max) {
        String expected = schema.type().name();
        TextForm text = TextForm.of(type).orElseThrow();
        return same(
                type,
                schema,
                (writtenWith, found) -> {
                    long number = longOf(expected, writtenWith, found);
                    if (number < min || number > max) {
                        throw Misfit.value(expected, found);
                    }
                    return type == Long.class ? number : text.parse(Long.toString(number));
                });
    }

    private static long longOf(String expected, @Nullable Schema schema, Object found) {
        if (isWhole(found)) {
            return ((Number) found).longValue();
        } else if (found instanceof BigDecimal decimal) {
            try {
                return decimal.longValueExact();
            } catch (ArithmeticException other) {
                throw Misfit.value(expected, found);
            }
        }
        throw Misfit.expected(expected, schema, found);
    }

    static boolean isWhole(Object found) {
        return found instanceof Long
                || found instanceof Integer
                || found instanceof Short
                || found instanceof Byte;
    }

    private static Object doubleOf(@Nullable Schema schema, Object found) {
        return doubleOf("FLOAT64", schema, found);
    }

    private static double doubleOf(String expected, @Nullable Schema schema, Object found) {
        if (found instanceof Double || found instanceof Float) {
            return ((Number) found).doubleValue();
        }
        if (!isWhole(found)) {
            throw Misfit.expected(expected, schema, found);
        }
        long whole = ((Number) found).longValue();
        if ((long) (double) whole != whole || whole == Long.MAX_VALUE) {
            throw Misfit.value(expected, found);
        }
        return (double) whole;
    }

    private static Object floatOf(@Nullable Schema schema, Object found) {
        double number = doubleOf("FLOAT32", schema, found);
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

    /** The node of a decimal; values keep exactly this number of digits after the point. */
    static Node decimal(int scale, UnaryOperator<SchemaBuilder> finish) {
        String expected = "Decimal scale " + scale;
        return ScalarNode.of(
                finish.apply(Decimal.builder(scale)),
                value -> rescaled((BigDecimal) value, scale, expected),
                (schema, found) -> {
                    if (found instanceof BigDecimal decimal) {
                        return rescaled(decimal, scale, expected);
                    } else if (isWhole(found) || (schema == null && found instanceof Number)) {
                        return rescaled(decimalOf(found, expected), scale, expected);
                    } else if (schema == null && found instanceof String text) {
                        byte[] unscaled = Scalars.fromBase64(text, expected);
                        return new BigDecimal(new BigInteger(unscaled), scale);
                    }
                    throw Misfit.expected(expected, schema, found);
                });
    }

    private static BigDecimal decimalOf(Object number, String expected) {
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException notANumber) {
            throw Misfit.value(expected, number);
        }
    }

    private static BigDecimal rescaled(BigDecimal value, int scale, String expected) {
        if (value.scale() == scale) {
            return value;
        }
        if (Math.abs((long) value.scale() - scale) > DIGITS_MAX) {
            throw Misfit.value(expected, value);
        }
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw Misfit.value(expected, value);
        }
    }
}
