package dev.fairlead.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.common.metrics.MetricConfig;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private final SteeredTime time = new SteeredTime();
    private final LatencyHistogram histogram =
            new LatencyHistogram(
                    time, new MetricConfig().samples(2).timeWindow(30, TimeUnit.SECONDS));

    @Nested
    class WithoutRecords {
        @Test
        void has_no_percentile_and_no_average() {
            assertThat(histogram.quantile(0.5)).isNaN();
            assertThat(histogram.average()).isNaN();
            assertThat(histogram.count()).isZero();
        }
    }

    @Nested
    class WithRecords {
        @Test
        void knows_each_percentile_to_within_a_sixteenth() {
            SplittableRandom random = new SplittableRandom(4711);
            long[] values = random.longs(10_000, 0, 1 << 20).map(v -> v >> (v % 17)).toArray();
            record(values);
            long[] sorted = LongStream.of(values).sorted().toArray();

            for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
                double exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
                assertThat(histogram.quantile(share)).isBetween(exact, exact * 17 / 16 + 1);
            }
            assertThat(histogram.average())
                    .isCloseTo(LongStream.of(values).average().orElseThrow(), within(1e-6));
        }

        @Test
        void counts_those_below_each_power_of_two_exactly() {
            record(0, 1, 2, 3, 4, 15, 16, 17, 31, 32, 1023, 1024);

            assertThat(histogram.countBelow(1)).isEqualTo(1);
            assertThat(histogram.countBelow(4)).isEqualTo(4);
            assertThat(histogram.countBelow(16)).isEqualTo(6);
            assertThat(histogram.countBelow(32)).isEqualTo(9);
            assertThat(histogram.countBelow(1024)).isEqualTo(11);
            assertThat(histogram.count()).isEqualTo(12);
            assertThat(histogram.sum()).isEqualTo(2168);
        }

        @Test
        void takes_durations_of_any_length() {
            record(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, 1L << 40);

            assertThat(histogram.count()).isEqualTo(4);
            assertThat(histogram.countBelow(1)).isEqualTo(1);
            assertThat(histogram.quantile(1)).isEqualTo((1L << 32) - 1);
        }
    }

    @Nested
    class AsTimePasses {
        @Test
        void forgets_old_records_for_percentiles_but_not_for_the_count() {
            record(1000);
            time.pass(31_000);
            record(10);
            assertThat(histogram.quantile(1)).isGreaterThanOrEqualTo(1000);

            time.pass(30_000);
            record(10);

            assertThat(histogram.quantile(1)).isEqualTo(10);
            assertThat(histogram.count()).isEqualTo(3);
        }

        @Test
        void shows_nothing_recent_after_a_long_silence() {
            record(10);
            time.pass(61_000);

            assertThat(histogram.quantile(0.5)).isNaN();
            assertThat(histogram.count()).isEqualTo(1);
        }
    }

    private void record(long... values) {
        histogram.beginBatch();
        for (long value : values) {
            histogram.add(value);
        }
        histogram.endBatch();
    }
}
