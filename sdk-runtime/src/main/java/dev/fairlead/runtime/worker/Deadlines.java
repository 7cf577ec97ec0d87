package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.task.SinkTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A sink task's timers as points in time: the owner looks at them between calls. Single-threaded.
 */
final class Deadlines {
    private final Timers timers;
    private final Map<SinkTimer, Long> due = new EnumMap<>(SinkTimer.class);

    Deadlines(Timers timers) {
        this.timers = timers;
    }

    void arm(SinkTimer timer, Duration delay) {
        due.put(timer, timers.nanoTime() + delay.toNanos());
    }

    void disarm(SinkTimer timer) {
        due.remove(timer);
    }

    /** Takes out the timers that have run out. */
    List<SinkTimer> takeDue() {
        if (due.isEmpty()) {
            return List.of();
        }
        long now = timers.nanoTime();
        List<SinkTimer> fired = new ArrayList<>(due.size());
        due.forEach(
                (timer, at) -> {
                    if (at - now <= 0) {
                        fired.add(timer);
                    }
                });
        due.keySet().removeAll(fired);
        return fired;
    }

    /** The time until the next timer runs out, {@code most} if that is earlier. */
    Duration untilNext(Duration most) {
        long now = timers.nanoTime();
        long shortest = most.toNanos();
        for (long at : due.values()) {
            shortest = Math.min(shortest, at - now);
        }
        return Duration.ofNanos(Math.max(0, shortest));
    }
}
