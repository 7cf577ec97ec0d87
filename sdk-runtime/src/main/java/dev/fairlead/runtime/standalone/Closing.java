package dev.fairlead.runtime.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes things in the reverse order of their making; what one throws doesn't keep the others. */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(String name, AutoCloseable resource) {}

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
