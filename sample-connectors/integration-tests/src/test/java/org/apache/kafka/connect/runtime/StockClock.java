package org.apache.kafka.connect.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** Time that passes when a schedule says so. */
final class StockClock implements Time {
    private long now;

    void advanceTo(long then) {
        now = Math.max(now, then);
    }

    @Override
    public long milliseconds() {
        return now;
    }

    @Override
    public long nanoseconds() {
        return TimeUnit.MILLISECONDS.toNanos(now);
    }

    @Override
    public void sleep(long millis) {
        now += millis;
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadline) {
        throw new UnsupportedOperationException("nobody waits for an object here");
    }
}
