package dev.fairlead.runtime.pipeline;

import java.time.Duration;

/**
 * How the pipeline deals with errors of transformations and converters.
 *
 * @param retryTimeout how long to go on trying after a retriable exception, from the first try on
 *     ({@code errors.retry.timeout}); zero for one try, negative for ever
 * @param retryDelayMax the longest wait between two tries ({@code errors.retry.delay.max.ms})
 */
public record ErrorOptions(Tolerance tolerance, Duration retryTimeout, Duration retryDelayMax) {
    /** Kafka Connect's defaults: no tolerance, no retries. */
    public static ErrorOptions defaults() {
        return new ErrorOptions(Tolerance.NONE, Duration.ZERO, Duration.ofSeconds(60));
    }

    /** The same with another tolerance. */
    public ErrorOptions withTolerance(Tolerance other) {
        return new ErrorOptions(other, retryTimeout, retryDelayMax);
    }

    boolean retries() {
        return !retryTimeout.isZero();
    }
}
