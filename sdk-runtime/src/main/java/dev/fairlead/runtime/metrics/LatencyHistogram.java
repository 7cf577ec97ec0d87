package dev.fairlead.runtime.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;

/**
 * How long records took, in milliseconds: how many of which duration, each to within a sixteenth.
 * One thread at a time writes, and one write is followed by the next of another thread only through
 * a lock; any thread reads, without holding up the writer. Nothing is locked or allocated to write.
 *
 * <p>There are two views: all records since the start, which Prometheus wants; and those of the
 * last {@code metrics.num.samples} windows of {@code metrics.sample.window.ms}, of which JMX shows
 * percentiles, as Kafka's own averages and maxima.
 */
final class LatencyHistogram {
    private static final int STEPS = 16;
    private static final int STEP_BITS = 4;
    private static final int LARGEST_BIT = 31;
    private static final int BUCKETS = (LARGEST_BIT - STEP_BITS + 2) * STEPS;

    private final Time time;
    private final long windowMs;
    private final Slice all = new Slice();
    private final Slice[] recent;
    private int index;
    private Slice present;
    private int runBucket;
    private long runLength;
    private long batchSum;

    /** What was recorded in some time. The last place has the sum. */
    private static final class Slice {
        private final AtomicLongArray counts = new AtomicLongArray(BUCKETS + 1);
        private volatile long startedAt = Long.MIN_VALUE;

        private void add(int place, long more) {
            counts.lazySet(place, counts.getPlain(place) + more);
        }

        private void begin(long now) {
            startedAt = Long.MIN_VALUE;
            for (int i = 0; i <= BUCKETS; i++) {
                counts.lazySet(i, 0);
            }
            startedAt = now;
        }
    }

    LatencyHistogram(Time time, MetricConfig windows) {
        this.time = time;
        this.windowMs = windows.timeWindowMs();
        this.recent = new Slice[windows.samples()];
        for (int i = 0; i < recent.length; i++) {
            recent[i] = new Slice();
        }
        present = recent[0];
    }

    /** Adds the recent records' durations to an MBean. */
    void describe(MetricSet set) {
        set.gauge("latency-avg-ms", "milliseconds that records took, on average", this::average);
        set.gauge("latency-p50-ms", "milliseconds that half of the records took", at(0.5));
        set.gauge("latency-p95-ms", "milliseconds that 95 of 100 records took", at(0.95));
        set.gauge("latency-p99-ms", "milliseconds that 99 of 100 records took", at(0.99));
        set.gauge("latency-max-ms", "milliseconds that records took at most", at(1));
        set.gauge("latency-count", "records measured since the task was started", this::count);
    }

    private Supplier<Double> at(double share) {
        return () -> quantile(share);
    }

    /** Before a batch: the time is asked once for all of it. Returns it. */
    long beginBatch() {
        long now = time.milliseconds();
        if (present.startedAt == Long.MIN_VALUE) {
            present.begin(now);
        } else if (now - present.startedAt >= windowMs) {
            index = (index + 1) % recent.length;
            present = recent[index];
            present.begin(now);
        }
        return now;
    }

    /** One record of the batch. Clocks that disagree make no negative durations. */
    void add(long millis) {
        long value = Math.max(0, Math.min(millis, (1L << (LARGEST_BIT + 1)) - 1));
        int bucket = bucket(value);
        if (bucket != runBucket) {
            endRun();
            runBucket = bucket;
        }
        runLength++;
        batchSum += value;
    }

    /** After a batch: now others see it. */
    void endBatch() {
        endRun();
        all.add(BUCKETS, batchSum);
        present.add(BUCKETS, batchSum);
        batchSum = 0;
    }

    /** Neighbours in a batch are mostly equally old: one write is enough for all of them. */
    private void endRun() {
        if (runLength > 0) {
            all.add(runBucket, runLength);
            present.add(runBucket, runLength);
            runLength = 0;
        }
    }

    /** How many records there were since the start. */
    long count() {
        return countBelow(Long.MAX_VALUE);
    }

    /** The sum of their durations. */
    long sum() {
        return all.counts.get(BUCKETS);
    }

    /** How many of all records took less than {@code millis}, which must be a power of two. */
    long countBelow(long millis) {
        int end = millis > 1L << LARGEST_BIT ? BUCKETS : bucket(millis);
        long count = 0;
        for (int i = 0; i < end; i++) {
            count += all.counts.get(i);
        }
        return count;
    }

    /** The duration that {@code share} of the recent records didn't exceed; NaN without records. */
    double quantile(double share) {
        long[] counts = recentCounts();
        long rank = Math.max(1, (long) Math.ceil(share * total(counts)));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return largestIn(i);
            }
        }
        return Double.NaN;
    }

    /** The average of the recent records; NaN without records. */
    double average() {
        long[] counts = recentCounts();
        long total = total(counts);
        return total == 0 ? Double.NaN : (double) counts[BUCKETS] / total;
    }

    private static long total(long[] counts) {
        long total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            total += counts[i];
        }
        return total;
    }

    private long[] recentCounts() {
        long[] counts = new long[BUCKETS + 1];
        long oldest = time.milliseconds() - windowMs * recent.length;
        for (Slice slice : recent) {
            if (slice.startedAt != Long.MIN_VALUE && slice.startedAt >= oldest) {
                for (int i = 0; i <= BUCKETS; i++) {
                    counts[i] += slice.counts.get(i);
                }
            }
        }
        return counts;
    }

    /** Single values below 16; then 16 buckets for each power of two. */
    private static int bucket(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - STEP_BITS;
        return (shift + 1) * STEPS + (int) (value >>> shift) - STEPS;
    }

    private static long largestIn(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int shift = bucket / STEPS - 1;
        return ((long) (bucket % STEPS + STEPS + 1) << shift) - 1;
    }
}
