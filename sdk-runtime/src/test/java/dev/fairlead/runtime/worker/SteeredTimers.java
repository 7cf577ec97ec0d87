package dev.fairlead.runtime.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Real timers for short waits; what is due in a minute or more waits for the test instead. */
final class SteeredTimers implements Timers, AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(30);

    private record Call(Duration delay, Runnable action) {}

    private final ScheduledTimers real = new ScheduledTimers("test-timers");
    private final List<Call> waiting = new ArrayList<>();

    /** Lets the longest wait be over, waiting until there is one. */
    void fireLongest() {
        Eventually.holds(() -> longest() != null, Duration.ofSeconds(20));
        Call call = longest();
        synchronized (this) {
            waiting.remove(call);
        }
        call.action().run();
    }

    synchronized boolean isAnythingWaited() {
        return !waiting.isEmpty();
    }

    private synchronized Call longest() {
        return waiting.stream().max(Comparator.comparing(Call::delay)).orElse(null);
    }

    @Override
    public long nanoTime() {
        return real.nanoTime();
    }

    @Override
    public synchronized Pending schedule(Duration delay, Runnable action) {
        if (delay.compareTo(LONG) < 0) {
            return real.schedule(delay, action);
        }
        Call call = new Call(delay, action);
        waiting.add(call);
        return () -> {
            synchronized (this) {
                waiting.remove(call);
            }
        };
    }

    @Override
    public void close() {
        real.close();
    }
}
