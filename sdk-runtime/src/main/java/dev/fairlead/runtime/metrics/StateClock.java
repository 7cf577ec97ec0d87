package dev.fairlead.runtime.metrics;

import dev.fairlead.runtime.task.TaskState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.utils.Time;

/** How long something has been in which state. Thread-safe. */
final class StateClock {
    private final Time time;
    private final Map<TaskState, Long> spent = new EnumMap<>(TaskState.class);
    private TaskState present = TaskState.UNASSIGNED;
    private long since;

    StateClock(Time time) {
        this.time = time;
        this.since = time.milliseconds();
    }

    synchronized void enter(TaskState state) {
        long now = time.milliseconds();
        spent.merge(present, now - since, Long::sum);
        present = state;
        since = now;
    }

    /** The part of the time since the beginning that was spent in {@code state}. */
    synchronized double share(TaskState state) {
        long presently = time.milliseconds() - since;
        long all = presently + spent.values().stream().mapToLong(Long::longValue).sum();
        long its = spent.getOrDefault(state, 0L) + (state == present ? presently : 0);
        return all == 0 ? 0 : (double) its / all;
    }

    /** The present state as stock writes it. */
    synchronized String name() {
        return present.name().toLowerCase(Locale.ROOT);
    }
}
