package dev.fairlead.runtime.durable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what comes to one thread: what comes while that writes is written together next.
 * Thread-safe.
 */
public final class Batches<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final Consumer<List<T>> write;
    private final Duration pause;
    private final Thread thread;
    private final Queue<T> queue = new ArrayDeque<>();
    private long due;
    private boolean closing;

    private Batches(ThreadFactory threads, Duration pause, Consumer<List<T>> write) {
        this.write = write;
        this.pause = pause;
        this.thread = threads.newThread(this::run);
    }

    /**
     * Starts the thread.
     *
     * @param pause between the first of a batch and its writing
     * @param write writes a batch, in the order in which it came; must not throw
     */
    public static <T> Batches<T> start(
            ThreadFactory threads, Duration pause, Consumer<List<T>> write) {
        Batches<T> batches = new Batches<>(threads, pause, write);
        batches.thread.start();
        return batches;
    }

    /** Hands something over; false if this is closed, and nothing happens. */
    public synchronized boolean add(T item) {
        if (closing) {
            return false;
        }
        if (queue.isEmpty()) {
            due = System.nanoTime() + pause.toNanos();
        }
        queue.add(item);
        notifyAll();
        return true;
    }

    /** Writes what was handed over, without a pause, then stops. A second call does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void run() {
        List<T> batch = take();
        while (!batch.isEmpty()) {
            write.accept(batch);
            batch = take();
        }
    }

    /** Waits for something and returns all there is; nothing when this is closed. */
    private synchronized List<T> take() {
        while (!closing && (queue.isEmpty() || millisLeft() > 0)) {
            try {
                wait(queue.isEmpty() ? 0 : Math.max(1, millisLeft()));
            } catch (InterruptedException e) {
                LOG.debug("Only closing ends this thread, so that nothing is forgotten", e);
            }
        }
        List<T> batch = new ArrayList<>(queue);
        queue.clear();
        return batch;
    }

    /** Of the pause; rounded up. */
    private long millisLeft() {
        return Math.max(0, due - System.nanoTime() + 999_999) / 1_000_000;
    }
}
