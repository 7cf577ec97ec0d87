package dev.fairlead.runtime.metrics;

import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** Time that passes when the test says so. */
final class SteeredTime implements Time {
    private long millis = 1_000_000;

    void pass(long howMany) {
        millis += howMany;
    }

    @Override
    public long milliseconds() {
        return millis;
    }

    @Override
    public long nanoseconds() {
        return millis * 1_000_000;
    }

    @Override
    public void sleep(long howMany) {
        pass(howMany);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadline) {
        throw new UnsupportedOperationException();
    }
}
