package dev.fairlead.runtime.config;

import dev.fairlead.runtime.wording.Problems;
import java.time.Duration;
import java.util.Map;

/**
 * Whether, and how, a connector and tasks that have failed are started anew without being asked.
 *
 * @param attempts most restarts of one of them, until it is healthy again; 0 for never ({@code
 *     fairlead.restart.attempts})
 * @param backoff what is waited before the first; twice as long before each further one ({@code
 *     fairlead.restart.backoff.ms})
 * @param backoffMax the longest wait ({@code fairlead.restart.backoff.max.ms})
 * @param resetAfter how long it must run to be healthy again ({@code
 *     fairlead.restart.reset.after.ms})
 */
public record RestartOptions(
        int attempts, Duration backoff, Duration backoffMax, Duration resetAfter) {
    /** Reads them; what is wrong goes to {@code problems}, and is replaced by its default. */
    public static RestartOptions parse(Map<String, String> connector, Problems problems) {
        Settings settings = new Settings(connector, problems);
        return new RestartOptions(
                settings.integer("fairlead.restart.attempts", 0, 0),
                settings.millis("fairlead.restart.backoff.ms", 1_000, 1),
                settings.millis("fairlead.restart.backoff.max.ms", 60_000, 1),
                settings.millis("fairlead.restart.reset.after.ms", 600_000, 1));
    }

    /** What is waited before a restart, the first of which is number 1. */
    public Duration wait(int number) {
        Duration wait = backoff;
        for (int i = 1; i < number && wait.compareTo(backoffMax) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(backoffMax) < 0 ? wait : backoffMax;
    }
}
