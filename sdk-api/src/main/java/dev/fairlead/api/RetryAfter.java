package dev.fairlead.api;

import java.time.Duration;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * A failure that is worth a retry, but not before some time has passed: the outside system said
 * when, as a server does by {@code Retry-After}.
 *
 * <p>Thrown where a sink writes: by a writer, or what its stage fails with, or by a sink task's
 * {@code write}. Thrown where a source reads: by {@code partitions}, {@code open} and a reader, of
 * which only that partition is then left alone; by a subscription; by a source task's {@code read}.
 * Until the time has passed, by the task's clock, polls give nothing of it, and a stop waits for
 * nothing.
 *
 * <pre>{@code
 * throw new RetryAfter(Duration.ofSeconds(30), "the server is overloaded", cause);
 * }</pre>
 */
@AuthorsCall
public final class RetryAfter extends RetriableException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** A failure, and how long not to try again. */
    public RetryAfter(Duration wait, String message, Throwable cause) {
        super(message, cause);
        this.wait = checked(wait);
    }

    /** The same where no exception says why. */
    public RetryAfter(Duration wait, String message) {
        super(message);
        this.wait = checked(wait);
    }

    private static Duration checked(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("the wait is " + wait + ", which is negative");
        }
        return wait;
    }

    /** How long not to try again. */
    public Duration delay() {
        return wait;
    }
}
