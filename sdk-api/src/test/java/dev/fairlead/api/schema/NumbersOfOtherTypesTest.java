package dev.fairlead.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Any number, written with one type and read with another: the same value, or refused. */
class NumbersOfOtherTypesTest {
    private static final List<Double> EDGES =
            List.of(
                    0.0,
                    -0.0,
                    0.1,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Double.MIN_VALUE,
                    Double.MAX_VALUE,
                    (double) Float.MIN_VALUE,
                    Float.MIN_VALUE / 2.0,
                    (double) Float.MAX_VALUE,
                    Math.nextUp((double) Float.MAX_VALUE),
                    Float.MAX_VALUE * 2.0);

    /** What a number is read as. */
    private enum Target {
        INT8(SchemaCodec.of(Byte.class), Byte.MIN_VALUE, Byte.MAX_VALUE),
        INT16(SchemaCodec.of(Short.class), Short.MIN_VALUE, Short.MAX_VALUE),
        INT32(SchemaCodec.of(Integer.class), Integer.MIN_VALUE, Integer.MAX_VALUE),
        INT64(SchemaCodec.of(Long.class), Long.MIN_VALUE, Long.MAX_VALUE),
        FLOAT32(SchemaCodec.of(Float.class), 0, 0),
        FLOAT64(SchemaCodec.of(Double.class), 0, 0),
        DECIMAL_0(SchemaCodec.decimal(0), 0, 0),
        DECIMAL_2(SchemaCodec.decimal(2), 0, 0),
        DECIMAL_18(SchemaCodec.decimal(18), 0, 0);

        final SchemaCodec<?> codec;
        final BigDecimal min;
        final BigDecimal max;

        Target(SchemaCodec<?> codec, long min, long max) {
            this.codec = codec;
            this.min = BigDecimal.valueOf(min);
            this.max = BigDecimal.valueOf(max);
        }

        boolean isWhole() {
            return compareTo(INT64) <= 0;
        }

        boolean isFloat() {
            return this == FLOAT32 || this == FLOAT64;
        }

        private int scale() {
            return Integer.parseInt(codec.schema().parameters().get(Decimal.SCALE_FIELD));
        }

        /** Whether it can hold this very value. */
        boolean holds(BigDecimal value) {
            if (isWhole()) {
                return value.compareTo(min) >= 0
                        && value.compareTo(max) <= 0
                        && value.stripTrailingZeros().scale() <= 0;
            } else if (isFloat()) {
                double nearest = this == FLOAT32 ? value.floatValue() : value.doubleValue();
                return !Double.isInfinite(nearest) && new BigDecimal(nearest).compareTo(value) == 0;
            }
            return value.stripTrailingZeros().scale() <= scale();
        }
    }

    private record Written(Schema schema, Object value) {
        boolean isFloat() {
            return value instanceof Float || value instanceof Double;
        }

        boolean isDecimal() {
            return value instanceof BigDecimal;
        }

        boolean isFinite() {
            return !isFloat() || Double.isFinite(((Number) value).doubleValue());
        }
    }

    private interface Reading {
        Object read(Target target, Written written);
    }

    private static Object byCodec(Target target, Written written) {
        return target.codec.fromConnect(written.schema(), written.value());
    }

    private static BigDecimal exact(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof Float || value instanceof Double
                ? new BigDecimal(((Number) value).doubleValue())
                : BigDecimal.valueOf(((Number) value).longValue());
    }

    /** Whether the number must be read, and not refused. */
    private static boolean mustBeRead(Target target, Written written) {
        if (written.isFloat()) {
            // it stands for a range, so it becomes no exact number
            return target.isFloat()
                    && (!written.isFinite() || target.holds(exact(written.value())));
        }
        boolean decimalToFloat = written.isDecimal() && target.isFloat();
        return !decimalToFloat && target.holds(exact(written.value()));
    }

    private static Optional<Object> read(Target target, Written written, Reading reading) {
        try {
            return Optional.of(reading.read(target, written));
        } catch (DataException refused) {
            return Optional.empty();
        }
    }

    private static boolean isSame(Object found, Object written) {
        if (written instanceof Float || written instanceof Double) {
            double one = ((Number) found).doubleValue();
            return Double.compare(one, ((Number) written).doubleValue()) == 0;
        }
        return exact(found).compareTo(exact(written)) == 0;
    }

    /** The targets that this number is not read as it must be. */
    private static List<Target> wrong(Written written, Reading reading) {
        return Stream.of(Target.values())
                .filter(
                        target -> {
                            Optional<Object> found = read(target, written, reading);
                            boolean same =
                                    found.isPresent() && isSame(found.get(), written.value());
                            return mustBeRead(target, written) ? !same : found.isPresent();
                        })
                .toList();
    }

    @Property(tries = 3000)
    void are_read_exactly_if_the_value_is_the_same(@ForAll("numbers") Written written) {
        assertThat(wrong(written, NumbersOfOtherTypesTest::byCodec)).isEmpty();
    }

    @Test
    void are_read_exactly_where_types_and_digits_end() {
        for (long end : new long[] {1L << 24, 1L << 31, 1L << 53, Long.MAX_VALUE}) {
            for (long each : new long[] {end - 1, end, end + 1, -end - 1, -end, -end + 1}) {
                Written whole = new Written(Schema.INT64_SCHEMA, each);
                assertThat(wrong(whole, NumbersOfOtherTypesTest::byCodec)).as("%s", each).isEmpty();
            }
        }
        for (double each : EDGES) {
            assertThat(wrong(float64(each), NumbersOfOtherTypesTest::byCodec))
                    .as("%s", each)
                    .isEmpty();
        }
    }

    @Provide
    Arbitrary<Written> numbers() {
        Arbitrary<Long> wholes = Arbitraries.oneOf(longs(), nearPowers());
        return Arbitraries.oneOf(
                wholes.map(each -> new Written(Schema.INT8_SCHEMA, each.byteValue())),
                wholes.map(each -> new Written(Schema.INT16_SCHEMA, each.shortValue())),
                wholes.map(each -> new Written(Schema.INT32_SCHEMA, each.intValue())),
                wholes.map(each -> new Written(Schema.INT64_SCHEMA, each)),
                wholes.map(Long::doubleValue).map(NumbersOfOtherTypesTest::float64),
                wholes.map(each -> new Written(Schema.FLOAT32_SCHEMA, each.floatValue())),
                longs().map(Double::longBitsToDouble).map(NumbersOfOtherTypesTest::float64),
                floats().map(each -> new Written(Schema.FLOAT32_SCHEMA, each)),
                floats().map(Float::doubleValue).map(NumbersOfOtherTypesTest::float64),
                floats().map(each -> float64(Math.nextUp(each.doubleValue()))),
                Arbitraries.of(EDGES).map(NumbersOfOtherTypesTest::float64),
                Combinators.combine(wholes, Arbitraries.integers().between(-25, 25))
                        .as(NumbersOfOtherTypesTest::decimal),
                Combinators.combine(wholes, longs(), Arbitraries.integers().between(0, 25))
                        .as((a, b, scale) -> decimal(product(a, b), scale)));
    }

    private static Arbitrary<Long> longs() {
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().withDistribution(RandomDistribution.uniform()));
    }

    /** Where types and the digits of floats end: powers of two, and what is next to them. */
    private static Arbitrary<Long> nearPowers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 63),
                        Arbitraries.integers().between(-2, 2),
                        Arbitraries.of(1, -1))
                .as((power, next, sign) -> sign * ((1L << power) + next));
    }

    private static Arbitrary<Float> floats() {
        return Arbitraries.integers()
                .withDistribution(RandomDistribution.uniform())
                .map(Float::intBitsToFloat);
    }

    private static Written float64(double value) {
        return new Written(Schema.FLOAT64_SCHEMA, value);
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    private static Written decimal(long unscaled, int scale) {
        return decimal(BigInteger.valueOf(unscaled), scale);
    }

    private static Written decimal(BigInteger unscaled, int scale) {
        return new Written(Decimal.schema(scale), new BigDecimal(unscaled, scale));
    }

    @Nested
    class AReader {
        private final Written tooFine = float64(0.1);
        private final Written tooLong = new Written(Schema.INT64_SCHEMA, (1L << 53) + 1);

        @Test
        void that_rounds_to_a_narrower_float_is_caught() {
            assertThat(wrong(tooFine, instead(Target.FLOAT32, Number::floatValue)))
                    .containsExactly(Target.FLOAT32);
        }

        @Test
        void that_rounds_a_whole_number_to_a_float_is_caught() {
            assertThat(wrong(tooLong, instead(Target.FLOAT64, Number::doubleValue)))
                    .containsExactly(Target.FLOAT64);
        }

        @Test
        void that_cuts_off_digits_is_caught() {
            assertThat(wrong(decimal(15, 1), instead(Target.INT64, Number::longValue)))
                    .containsExactly(Target.INT64);
            assertThat(wrong(tooLong, instead(Target.INT32, Number::intValue)))
                    .containsExactly(Target.INT32);
        }

        @Test
        void that_refuses_what_it_could_read_is_caught() {
            Reading onlyItsOwn =
                    (target, written) -> {
                        if (target.codec.schema().equals(written.schema())) {
                            return byCodec(target, written);
                        }
                        throw new DataException("another type");
                    };
            assertThat(wrong(new Written(Schema.INT64_SCHEMA, 5L), onlyItsOwn))
                    .contains(Target.INT8, Target.FLOAT32, Target.DECIMAL_2)
                    .doesNotContain(Target.INT64);
        }

        private Reading instead(Target target, Function<Number, Object> mutant) {
            return (each, written) ->
                    each == target
                            ? mutant.apply((Number) written.value())
                            : byCodec(each, written);
        }
    }
}
