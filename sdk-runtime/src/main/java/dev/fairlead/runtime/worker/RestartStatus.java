package dev.fairlead.runtime.worker;

import java.time.Duration;
import java.util.Optional;

/**
 * How a restart policy is doing with a connector or a task.
 *
 * @param used the restarts since it was last healthy
 * @param most the restarts that there may be
 * @param backoff what is waited before the next restart; empty when none is to come now
 */
public record RestartStatus(int used, int most, Optional<Duration> backoff) {
    /** The same, with no restart to come. */
    RestartStatus withoutBackoff() {
        return new RestartStatus(used, most, Optional.empty());
    }
}
