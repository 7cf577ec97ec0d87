package dev.fairlead.api;

import java.time.Duration;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * A failure that is worth a retry, but not before some time has passed: the outside system said
 * when, as a server does by {@code Retry-After}. Thrown by a sink's writer, or what its stage fails
 * with, or thrown by a sink task's {@code write}.
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
        if (wait.isNegative()) {
            throw new IllegalArgumentException("the wait is " + wait + ", which is negative");
        }
        this.wait = wait;
    }

    /** How long not to try again. */
    public Duration delay() {
        return wait;
    }
}
