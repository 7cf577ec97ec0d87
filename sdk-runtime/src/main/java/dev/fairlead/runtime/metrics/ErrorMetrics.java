package dev.fairlead.runtime.metrics;

import java.util.function.LongSupplier;
import org.apache.kafka.common.metrics.Sensor;

/**
 * {@code task-error-metrics}: what went wrong with records of one task. Thread-safe: sink tasks
 * report from threads of their own.
 */
public final class ErrorMetrics {
    private final Sensor failures;
    private final Sensor errors;
    private final Sensor skipped;
    private final Sensor retries;
    private final Sensor logged;
    private final Sensor letters;
    private final Sensor lettersFailed;
    private final LongSupplier millis;
    private volatile long lastError;

    ErrorMetrics(LongSupplier millis, MetricSet set) {
        this.millis = millis;
        failures = set.total("total-record-failures", "operations on records that failed");
        errors = set.total("total-record-errors", "records that could not be handled");
        skipped = set.total("total-records-skipped", "records that were left out");
        retries = set.total("total-retries", "operations that were tried again");
        logged = set.total("total-errors-logged", "errors that were logged");
        letters = set.total("deadletterqueue-produce-requests", "records sent to the dead letters");
        lettersFailed =
                set.total(
                        "deadletterqueue-produce-failures",
                        "records that the dead letter topic did not take");
        set.gauge(
                "last-error-timestamp",
                "when the last error was, in milliseconds since the epoch; 0 for never",
                () -> lastError);
    }

    /** A step of the pipeline failed and is tried again. */
    public void retried() {
        failures.record();
        retries.record();
    }

    /** A record can't be handled. */
    public void failed(boolean leftOut) {
        failures.record();
        errors.record();
        if (leftOut) {
            skipped.record();
        }
        lastError = millis.getAsLong();
    }

    /** A sink task reported a record itself; one that isn't tolerated fails the task. */
    public void reported(boolean tolerated) {
        failures.record();
        if (!tolerated) {
            errors.record();
        }
        lastError = millis.getAsLong();
    }

    /** An error was logged. */
    public void logged() {
        logged.record();
    }

    /** A record is sent to the dead letters. */
    public void letterSent() {
        letters.record();
    }

    /** A record is not in the dead letter topic. */
    public void letterFailed() {
        lettersFailed.record();
    }
}
