package dev.fairlead.runtime.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes things in the reverse order of their making; what one throws doesn't keep the others. */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(String name, AutoCloseable resource) {}

    /** Adds what calls code of others when it is closed: if that hangs, it is left to itself. */
    void addForeign(String name, AutoCloseable resource) {
        add(name, () -> closeInTime(resource));
    }

    private static void closeInTime(AutoCloseable resource) throws Exception {
        FutureTask<Boolean> closing =
                new FutureTask<>(
                        () -> {
                            resource.close();
                            return true;
                        });
        Thread thread = new Thread(closing, "closing");
        thread.setDaemon(true);
        thread.start();
        try {
            closing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            IllegalStateException hangs =
                    new IllegalStateException("not closed within " + PATIENCE.toMillis() + " ms");
            hangs.setStackTrace(thread.getStackTrace());
            thread.interrupt();
            throw hangs;
        }
    }

    synchronized void add(String name, AutoCloseable resource) {
        entries.push(new Entry(name, resource));
    }

    /** Closes all; a second call does nothing. */
    @Override
    public synchronized void close() {
        while (!entries.isEmpty()) {
            Entry entry = entries.pop();
            try {
                entry.resource().close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly; the worker ends all the same", entry.name(), e);
            }
        }
    }
}
