package dev.fairlead.runtime.pipeline;

import dev.fairlead.runtime.plugin.ContextLoader;
import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of one record after another: with the class loader of each plugin as context,
 * swapped only when the next plugin has another one, and with retries. Confined to the task's owner
 * thread.
 */
final class Steps {
    private static final long FIRST_DELAY_MS = 300;

    private final ErrorOptions options;
    private final RetryTime time;
    private final ContextLoader context;
    private @Nullable ClassLoader outer;
    private @Nullable ClassLoader present;

    Steps(ErrorOptions options, RetryTime time, ContextLoader context) {
        this.options = options;
        this.time = time;
        this.context = context;
    }

    /** Before the first step of a record. */
    void begin() {
        outer = context.current();
        present = outer;
    }

    /** After the last step of a record, however it ended. */
    void end() {
        ClassLoader before = outer;
        if (before != null && present != before) {
            context.use(before);
            present = before;
        }
    }

    /** Runs one step, again and again while it fails retriably and the time isn't up. */
    <I, O> @Nullable O run(Step<I, O> step, I record, Headers headers) throws StepFailed {
        if (step.loader() != present) {
            context.use(step.loader());
            present = step.loader();
        }
        long began = options.retries() ? time.nanoTime() : 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return step.call().apply(record, headers);
            } catch (RetriableException e) {
                if (!options.retries() || !awaitRetry(attempt, began)) {
                    throw failed(step, e, true);
                }
            } catch (Exception e) {
                throw failed(step, e, true);
            } catch (LinkageError | AssertionError | StackOverflowError e) {
                throw failed(step, e, false);
            }
        }
    }

    /** What becomes of the record. */
    <T> Outcome<T> fate(StepFailed failed) {
        return options.tolerance() == Tolerance.ALL && failed.isTolerable()
                ? new Outcome.Quarantine<>(failed.failure())
                : new Outcome.Reject<>(failed.failure());
    }

    private static StepFailed failed(Step<?, ?> step, Throwable cause, boolean tolerable) {
        return new StepFailed(new RecordFailure(step.stage(), step.plugin(), cause), tolerable);
    }

    private boolean awaitRetry(int attempt, long began) {
        long delay = delayMs(attempt);
        if (!options.retryTimeout().isNegative()) {
            long spent = (time.nanoTime() - began) / 1_000_000;
            long left = options.retryTimeout().toMillis() - spent;
            if (left <= 0) {
                return false;
            }
            delay = Math.min(delay, left);
        }
        return time.await(Duration.ofMillis(delay));
    }

    /** Doubles from 300 ms on; beyond the limit any wait below it, so that tasks spread out. */
    private long delayMs(int attempt) {
        long max = options.retryDelayMax().toMillis();
        long delay = FIRST_DELAY_MS << Math.min(attempt - 1, 40);
        return delay > max ? time.random(Math.max(1, max)) : delay;
    }
}
