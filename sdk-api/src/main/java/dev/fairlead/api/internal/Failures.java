package dev.fairlead.api.internal;

import dev.fairlead.api.RetryAfter;
import java.time.Duration;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** Turns what an author's code throws into what a worker understands, and says where it was. */
public final class Failures {
    private Failures() {}

    /**
     * A retriable failure stays retriable, of Connect's kind; anything else fails the task.
     *
     * @param what what could not be done, and where
     */
    public static ConnectException of(String what, Throwable failure) {
        String message = what + ": " + reason(failure);
        if (isWorthARetry(failure)) {
            return new RetriableException(message, failure);
        }
        return new ConnectException(message, failure);
    }

    /** Whether it is a retriable failure, of Connect's or of the clients' kind. */
    public static boolean isWorthARetry(Throwable failure) {
        return failure instanceof RetriableException
                || failure instanceof org.apache.kafka.common.errors.RetriableException;
    }

    /**
     * How long the outside system wants to be left alone, by what the author's code threw or by
     * what was made of it here; zero if it doesn't say.
     */
    public static Duration delay(Throwable failure) {
        if (failure instanceof RetryAfter later) {
            return later.delay();
        }
        return failure.getCause() instanceof RetryAfter cause ? cause.delay() : Duration.ZERO;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        // a ConnectException was written for people; of others the class is half of what they say
        if (message != null && failure instanceof ConnectException) {
            return message;
        }
        String name = failure.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
