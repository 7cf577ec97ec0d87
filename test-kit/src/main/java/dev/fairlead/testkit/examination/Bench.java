package dev.fairlead.testkit.examination;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A place to call a plugin: a thread for each call, all in one thread group. Threads that a plugin
 * starts belong to the group of the thread that starts them.
 */
public final class Bench {
    private static final long LOOK_NANOS = 1_000_000;

    private final ThreadGroup group = new ThreadGroup("fairlead-examination");
    private final ClassLoader loader;
    private final Duration limit;

    /**
     * A bench whose calls may take {@code limit}.
     *
     * @param loader the context class loader of the calls
     */
    public Bench(ClassLoader loader, Duration limit) {
        this.loader = loader;
        this.limit = limit;
    }

    /** Thrown when a call doesn't come back. */
    public static final class HangingException extends Exception {
        private static final long serialVersionUID = 1;

        HangingException(Duration limit, StackTraceElement[] where) {
            super("hasn't returned after " + limit.toMillis() + " ms" + at(where));
            setStackTrace(where);
        }

        private static String at(StackTraceElement[] where) {
            return where.length == 0 ? "" : "; it stands at " + where[0];
        }
    }

    /**
     * Calls and waits.
     *
     * @throws HangingException it didn't come back; its thread was interrupted and left
     * @throws Exception what it threw
     */
    @SuppressWarnings("PMD.SignatureDeclareThrowsException")
    public <T> T call(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = thread(() -> complete(result, work));
        thread.start();
        return await(result, thread);
    }

    /** A thread of this bench that isn't started. */
    Thread thread(Runnable work) {
        Thread thread = new Thread(group, work, "fairlead-call");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        return thread;
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
        try {
            result.complete(work.call());
        } catch (Throwable thrown) { // whatever a plugin throws is for the caller to judge
            result.completeExceptionally(thrown);
        }
    }

    private <T> T await(CompletableFuture<T> result, Thread thread) throws Exception {
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            StackTraceElement[] where = thread.getStackTrace();
            thread.interrupt();
            throw new HangingException(limit, where);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Whether a thread belongs here. */
    boolean isMine(Thread thread) {
        ThreadGroup its = thread.getThreadGroup();
        return its != null && group.parentOf(its);
    }

    /** Threads that the plugin started and that live, apart from those that the JVM shares. */
    List<Thread> plugins() {
        Thread[] all = new Thread[group.activeCount() + 32];
        int count = group.enumerate(all, true);
        return Arrays.stream(all, 0, count)
                .filter(Objects::nonNull)
                .filter(Thread::isAlive)
                .filter(thread -> !thread.getName().equals("fairlead-call"))
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool"))
                .filter(thread -> !thread.getName().equals("Common-Cleaner"))
                .toList();
    }

    /** Waits until something is so; false when it isn't within {@code time}. */
    static boolean comesTrue(BooleanSupplier condition, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return condition.getAsBoolean();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}
