package dev.fairlead.testkit.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;

/** Numbers and times, with their edges. */
@SuppressWarnings("JavaUtilDate") // Connect's own type of times
final class Numbers {
    static final List<Long> LONGS =
            List.of(
                    0L,
                    1L,
                    -1L,
                    127L,
                    128L,
                    -129L,
                    32_768L,
                    2_147_483_647L,
                    2_147_483_648L,
                    -2_147_483_649L,
                    9_007_199_254_740_993L,
                    -9_007_199_254_740_993L,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE);

    static final List<Double> DOUBLES =
            List.of(
                    0.0,
                    -0.0,
                    1.5,
                    -1.0 / 3,
                    0.1,
                    1e21,
                    9_007_199_254_740_992.0,
                    Double.MIN_VALUE,
                    Double.MAX_VALUE,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY);

    static final List<Float> FLOATS =
            List.of(
                    0.0f,
                    -0.0f,
                    1.5f,
                    0.1f,
                    Float.MIN_VALUE,
                    Float.MAX_VALUE,
                    16_777_216f,
                    Float.NaN,
                    Float.POSITIVE_INFINITY,
                    Float.NEGATIVE_INFINITY);

    /** Milliseconds: the epoch, before it, around changes to and from summer time, far away. */
    static final List<Long> TIMES =
            List.of(
                    0L,
                    1L,
                    -1L,
                    -86_400_001L,
                    -2_208_988_800_000L,
                    -12_219_292_800_001L,
                    951_782_400_000L,
                    1_711_846_799_999L,
                    1_711_846_800_000L,
                    1_730_003_400_000L,
                    1_700_000_000_123L,
                    4_102_444_800_000L,
                    253_402_300_799_999L);

    private static final long DAY = 86_400_000L;

    private Numbers() {}

    static long anyLong(Dice dice) {
        return dice.onceIn(3)
                ? dice.below(1000)
                : dice.onceIn(4) ? dice.anyLong() : dice.pick(LONGS);
    }

    static double anyDouble(Dice dice) {
        return dice.onceIn(3) ? dice.below(1000) / 8.0 : dice.pick(DOUBLES);
    }

    static float anyFloat(Dice dice) {
        return dice.onceIn(3) ? dice.below(1000) / 8.0f : dice.pick(FLOATS);
    }

    static BigDecimal anyDecimal(int scale, Dice dice) {
        BigInteger unscaled =
                dice.onceIn(4)
                        ? BigInteger.TEN.pow(40).add(BigInteger.valueOf(dice.below(9)))
                        : BigInteger.valueOf(anyLong(dice));
        return new BigDecimal(unscaled, scale);
    }

    static Date moment(Dice dice) {
        return new Date(
                dice.onceIn(4) ? 1_700_000_000_000L + dice.below(1_000_000) : dice.pick(TIMES));
    }

    static Date day(Dice dice) {
        return new Date(Math.floorDiv(moment(dice).getTime(), DAY) * DAY);
    }

    static Date timeOfDay(Dice dice) {
        return new Date(Math.floorMod(moment(dice).getTime(), DAY));
    }
}
