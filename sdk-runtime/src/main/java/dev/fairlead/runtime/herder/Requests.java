package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.herder.RefusedException.Kind;
import dev.fairlead.runtime.worker.Afterwards;
import dev.fairlead.runtime.worker.Timers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each request its time, and each failure its kind. Thread-safe. */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final Timers timers;
    private final Duration patience;

    Requests(Timers timers, Duration patience) {
        this.timers = timers;
        this.patience = patience;
    }

    /**
     * What {@code work} answers, within the time.
     *
     * @param what what is asked for, as a verb phrase
     */
    <T> CompletableFuture<T> answer(String what, Supplier<CompletableFuture<T>> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Timers.Pending watch =
                timers.schedule(
                        patience,
                        () ->
                                answer.completeExceptionally(
                                        new RefusedException(
                                                Kind.TIMED_OUT,
                                                "Request timed out. It took longer than "
                                                        + patience.toMillis()
                                                        + " ms to "
                                                        + what
                                                        + "; it may still happen: look at the"
                                                        + " status")));
        Afterwards.run(answer, watch::cancel);
        try {
            Afterwards.hear(
                    work.get(),
                    (value, failure) -> {
                        if (failure == null) {
                            answer.complete(value);
                        } else {
                            answer.completeExceptionally(refusal(failure));
                        }
                    });
        } catch (RefusedException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    /** Something whose outcome nobody waits for; the status shows it. */
    void unattended(CompletableFuture<?> work) {
        Afterwards.hear(
                work,
                (value, failure) -> {
                    if (failure != null) {
                        LOG.warn("{}", refusal(failure).getMessage());
                    }
                });
    }

    private static RefusedException refusal(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        String said = cause.getMessage();
        if (cause instanceof TimeoutException) {
            return new RefusedException(Kind.TIMED_OUT, "Request timed out. " + said, cause);
        }
        if (cause instanceof CancellationException) {
            return new RefusedException(Kind.CONFLICT, String.valueOf(said), cause);
        }
        return new RefusedException(
                Kind.INTERNAL, said == null || said.isBlank() ? reason(cause) : said, cause);
    }
}
