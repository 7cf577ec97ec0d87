package dev.fairlead.runtime.rest;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.herder.RefusedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into an answer. Thread-safe. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Json json;

    Failures(Json json) {
        this.json = json;
    }

    /** The answer to a request that failed; only what is nobody's fault but ours is logged. */
    Reply reply(String method, String path, Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof HttpFailure known) {
            return json.error(known.status(), message(known));
        }
        if (cause instanceof RefusedException refused) {
            return json.error(status(refused.kind()), message(refused));
        }
        if (cause instanceof ConfigException wrong) {
            return json.error(400, message(wrong));
        }
        if (cause instanceof TimeoutException) {
            return json.error(500, "Request timed out");
        }
        LOG.error("{} {} failed; this is a bug of fairlead, report it", method, path, cause);
        return json.error(500, "this is a bug of fairlead: " + reason(cause));
    }

    private static int status(RefusedException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case BAD_REQUEST -> 400;
            case FORBIDDEN -> 403;
            case TIMED_OUT, INTERNAL -> 500;
        };
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? reason(failure) : failure.getMessage();
    }

    /** What made a future fail. */
    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
