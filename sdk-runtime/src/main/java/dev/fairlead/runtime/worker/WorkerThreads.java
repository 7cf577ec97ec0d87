package dev.fairlead.runtime.worker;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Starts the threads of connectors and tasks. All are daemons: one that a plugin never lets go of
 * must not keep the process alive. What they log carries the connector's and task's name, under the
 * key that stock uses.
 */
public final class WorkerThreads implements AutoCloseable {
    /** Where the name is found in the logging context. */
    public static final String LOG_CONTEXT = "connector.context";

    private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);

    private final AbandonedCalls abandoned = new AbandonedCalls();
    private final ExecutorService companions =
            Executors.newCachedThreadPool(
                    body -> {
                        Thread thread = new Thread(body, "companion");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Threads that were given up. */
    public AbandonedCalls abandoned() {
        return abandoned;
    }

    /**
     * Starts a thread.
     *
     * @param context what its log lines begin with: "orders|task-0"
     * @param loader its context class loader
     */
    Thread start(String name, String context, ClassLoader loader, Runnable body) {
        Thread thread = new Thread(() -> runIn(context, body), name);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.setUncaughtExceptionHandler(
                (dying, cause) -> LOG.error("{} died; this is a bug of the worker", name, cause));
        thread.start();
        return thread;
    }

    /** Runs things, each on a thread at once, with {@code context} in their log lines. */
    Executor companions(String context) {
        return body -> {
            try {
                companions.execute(() -> runIn(context, body));
            } catch (RejectedExecutionException e) {
                LOG.debug("the worker has ended; nobody waits for this any more", e);
            }
        };
    }

    @Override
    public void close() {
        companions.shutdownNow();
    }

    private static void runIn(String context, Runnable body) {
        MDC.put(LOG_CONTEXT, "[" + context + "] ");
        try {
            body.run();
        } finally {
            MDC.remove(LOG_CONTEXT);
        }
    }
}
