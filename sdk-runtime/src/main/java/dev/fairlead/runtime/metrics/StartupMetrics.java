package dev.fairlead.runtime.metrics;

import org.apache.kafka.common.metrics.Sensor;

/** How many connectors, or how many tasks, were started with which success. Thread-safe. */
final class StartupMetrics {
    private final Sensor attempts;
    private final Sensor successes;
    private final Sensor failures;
    private final Sensor outcomes;

    /**
     * @param what {@code connector} or {@code task}
     */
    StartupMetrics(MetricSet set, String what) {
        String stem = what + "-startup-";
        attempts = set.total(stem + "attempts-total", "starts of a " + what);
        successes = set.total(stem + "success-total", "starts of a " + what + " that succeeded");
        failures = set.total(stem + "failure-total", "starts of a " + what + " that failed");
        outcomes =
                set.outcomes(
                        stem + "failure-percentage",
                        stem + "success-percentage",
                        "starts of a " + what);
    }

    void ended(boolean successfully) {
        attempts.record();
        (successfully ? successes : failures).record();
        outcomes.record(successfully ? 1 : 0);
    }
}
