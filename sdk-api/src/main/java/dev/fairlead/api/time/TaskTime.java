package dev.fairlead.api.time;

import dev.fairlead.api.AuthorsCall;
import java.time.Clock;
import java.time.Duration;

/**
 * The time of a task: what its clock shows, and what it is to do later.
 *
 * <p>Work that is due is done on the task's own thread, in turn with everything else the task does:
 * at the beginning of the worker's next call, for which a task that waits is woken. So there is no
 * timer thread, nothing needs a lock, nothing is done after a stop, and while an operator pauses a
 * source nothing is done either. If work fails, the call fails with it, as if the author's own
 * method had thrown.
 *
 * <pre>{@code
 * Instant begun = time.clock().instant();
 * time.after(Duration.ofSeconds(30), () -> notes.add("half a minute since " + begun));
 * Runnable cancel = time.every(Duration.ofMinutes(5), () -> notes.add("five minutes more"));
 * }</pre>
 *
 * <p>In the test kit this is the simulation's time, if the plugin is instrumented.
 */
@AuthorsCall
public interface TaskTime {
    /** A clock that shows the time of day. Any thread may ask it. */
    Clock clock();

    /**
     * Does something once, when the time has passed.
     *
     * @return run this to have it not done after all; any thread may
     */
    Runnable after(Duration delay, Runnable work);

    /**
     * Does something again and again. Each time the interval begins anew when the work is begun, so
     * what was missed during a long pause is done once.
     *
     * @return run this to end it; any thread may
     */
    Runnable every(Duration interval, Runnable work);
}
