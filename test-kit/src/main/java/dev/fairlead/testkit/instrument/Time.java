package dev.fairlead.testkit.instrument;

import java.time.Duration;
import java.time.Instant;

/** The time that an instrumented plugin lives in. */
public interface Time {
    /** What time it is; a little later whenever it is asked, so that loops that wait end. */
    Instant now();

    /** What a clock shows that nobody sets, as {@link System#nanoTime} does. */
    default Instant steady() {
        return now();
    }

    /** Lets time pass at once, in place of waiting. */
    void pass(Duration duration);

    /** Whether this thread lives the plugin's life, and isn't one that the plugin started. */
    boolean isOwn();

    /** Whether the life is over, so that its time stands still. */
    default boolean isOver() {
        return false;
    }
}
