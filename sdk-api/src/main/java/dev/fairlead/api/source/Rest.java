package dev.fairlead.api.source;

import dev.fairlead.api.internal.Failures;
import dev.fairlead.api.time.TaskTime;
import java.time.Duration;

/**
 * The time in which the outside system wants to be left alone, because a failure said so. It is
 * over by the task's clock, which wakes a poll that waits.
 */
final class Rest {
    private final TaskTime time;
    private int open;

    Rest(TaskTime time) {
        this.time = time;
    }

    /** Begins if the failure says for how long. */
    void after(Throwable failure) {
        Duration delay = Failures.delay(failure);
        if (!delay.isZero()) {
            open++;
            time.after(delay, () -> open--);
        }
    }

    boolean isOn() {
        return open > 0;
    }
}
