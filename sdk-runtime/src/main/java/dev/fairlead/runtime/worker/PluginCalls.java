package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.calls.Answer;
import dev.fairlead.runtime.calls.PluginCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls plugins on behalf of requests, each call on a thread of its own. A call that doesn't return
 * in time is given up: its thread is interrupted and left to itself. Thread-safe.
 */
public final class PluginCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCalls.class);

    private static final int CALLS_MAX = 64;

    private final Timers timers;
    private final WorkerThreads threads;
    private final AtomicInteger running = new AtomicInteger();

    public PluginCalls(Timers timers, WorkerThreads threads) {
        this.timers = timers;
        this.threads = threads;
    }

    /**
     * Calls {@code code}.
     *
     * @param what what it does, as a verb phrase: "validate a FileStreamSource"
     * @return what it returns; fails with what it throws, with a {@link TimeoutException} after
     *     {@code patience}, or with a {@link RejectedExecutionException} when too many calls hang
     */
    public <T> CompletableFuture<T> call(String what, Duration patience, Callable<T> code) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (running.incrementAndGet() > CALLS_MAX) {
            running.decrementAndGet();
            result.completeExceptionally(
                    new RejectedExecutionException(
                            CALLS_MAX
                                    + " calls of plugins are under way or hang; look at the"
                                    + " worker's health, and start the worker anew if they hang"));
            return result;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Thread thread =
                threads.start(
                        "call-to-" + what,
                        what,
                        PluginCalls.class.getClassLoader(),
                        () -> run(what, code, result, ended));
        Timers.Pending watch =
                timers.schedule(
                        patience,
                        () -> {
                            if (!result.isDone()) {
                                giveUp(what, patience, thread, ended, result);
                            }
                        });
        Afterwards.run(result, watch::cancel);
        return result;
    }

    private <T> void run(
            String what, Callable<T> code, CompletableFuture<T> result, CountDownLatch ended) {
        try {
            Answer<T> answer = PluginCode.call(PluginCalls.class.getClassLoader(), what, code);
            if (answer instanceof Answer.Returned<T> returned) {
                result.complete(returned.value());
            } else {
                result.completeExceptionally(((Answer.Threw<T>) answer).failure().cause());
            }
        } finally {
            running.decrementAndGet();
            ended.countDown();
        }
    }

    private void giveUp(
            String what,
            Duration patience,
            Thread thread,
            CountDownLatch ended,
            CompletableFuture<?> result) {
        String stack = threads.abandoned().add(what, thread, ended);
        String seconds = "did not return within " + patience.toMillis() + " ms";
        LOG.error("the call to {} {} and is given up. It is{}", what, seconds, stack);
        result.completeExceptionally(
                new TimeoutException(
                        "the call to "
                                + what
                                + " "
                                + seconds
                                + "; the plugin hangs, the worker's log has its stack"));
        thread.interrupt();
    }
}
