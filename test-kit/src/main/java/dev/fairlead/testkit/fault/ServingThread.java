package dev.fairlead.testkit.fault;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A thread of an outside system, such as a server's. While it serves a plugin, the plugin waits:
 * what it asks {@link Interference} counts as asked by the plugin's own thread.
 */
public final class ServingThread extends Thread {
    private static final AtomicLong STARTED = new AtomicLong();

    /** A daemon that runs {@code work}. */
    public ServingThread(Runnable work) {
        super(work, "fairlead-outside-" + STARTED.incrementAndGet());
        setDaemon(true);
    }

    /** Whether the calling thread is one of an outside system's. */
    public static boolean isCurrent() {
        return Thread.currentThread() instanceof ServingThread;
    }
}
