package dev.fairlead.testkit.instrument;

import java.time.Duration;
import java.time.Instant;

/** The time that an instrumented plugin lives in. */
public interface Time {
    /** What time it is. */
    Instant now();

    /** Lets time pass at once, in place of waiting. */
    void pass(Duration duration);
}
