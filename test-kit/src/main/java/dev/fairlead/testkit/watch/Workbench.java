package dev.fairlead.testkit.watch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs simulations on a thread that can be given up, because a plugin that hangs in {@code poll}
 * and ignores interruption can't be helped.
 */
public final class Workbench {
    private Workbench() {}

    /**
     * Runs {@code work} and returns what it returns.
     *
     * @throws AssertionError a poll hangs for ever; the thread is left behind
     */
    public static <T> T run(Nudger nudger, Supplier<T> work) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        CompletableFuture<T> result =
                CompletableFuture.supplyAsync(work, task -> start(task, loader));
        try {
            CompletableFuture.anyOf(result, nudger.hopeless()).join();
            return result.join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    private static void start(Runnable task, @Nullable ClassLoader loader) {
        Thread thread = new Thread(task, "fairlead-simulation");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
    }

    private static RuntimeException unwrapped(CompletionException wrapper) {
        if (wrapper.getCause() instanceof Error error) {
            throw error;
        }
        return wrapper.getCause() instanceof RuntimeException cause ? cause : wrapper;
    }
}
