package dev.fairlead.api.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Looks for new source partitions from time to time, on a thread of its own, and asks the worker
 * for new task configurations when they would really differ. Never asks after {@link #close}.
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
     * Looks once. Listing happens outside of the lock, so that a slow listing never delays a stop.
     */
    void look() {
        try {
            List<Map<String, String>> now = divide.get();
            synchronized (this) {
                if (!closed && !now.equals(known)) {
                    known = now;
                    context.requestTaskReconfiguration();
                }
            }
        } catch (RetriableException later) {
            return; // the next look tries again
        } catch (ConnectException | IllegalStateException failure) {
            giveUp(failure);
        }
    }

    private synchronized void giveUp(RuntimeException failure) {
        if (!closed) {
            closed = true;
            context.raiseError(failure);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
