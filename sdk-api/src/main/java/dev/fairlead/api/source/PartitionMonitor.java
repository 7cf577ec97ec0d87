package dev.fairlead.api.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Looks for new source partitions from time to time, on a thread of its own, and asks the worker
 * for new task configurations when they would really differ. Looks no more after {@link #close}.
 */
final class PartitionMonitor implements AutoCloseable {
    private final Supplier<List<Map<String, String>>> divide;
    private final ConnectorContext context;
    private final Duration every;
    private List<Map<String, String>> known;
    private boolean closed;

    PartitionMonitor(
            List<Map<String, String>> known,
            Supplier<List<Map<String, String>>> divide,
            ConnectorContext context,
            Duration every) {
        this.known = known;
        this.divide = divide;
        this.context = context;
        this.every = every;
    }

    void start(String name) {
        Thread thread = new Thread(this::watch, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (waitForNextLook()) {
                look();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean waitForNextLook() throws InterruptedException {
        long deadline = System.nanoTime() + every.toNanos();
        while (!closed) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return true;
            }
            wait(left);
        }
        return false;
    }

    /**
     * Looks once. Neither the listing nor the worker is called under the lock: the first may be
     * slow, and the second may be waiting, with a lock of its own, for this monitor to close.
     */
    void look() {
        try {
            if (isNews(divide.get())) {
                context.requestTaskReconfiguration();
            }
        } catch (RetriableException later) {
            return; // the next look tries again
        } catch (RuntimeException failure) {
            if (isFirstFailure()) {
                context.raiseError(failure);
            }
        }
    }

    private synchronized boolean isNews(List<Map<String, String>> now) {
        boolean news = !closed && !now.equals(known);
        known = now;
        return news;
    }

    private synchronized boolean isFirstFailure() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
