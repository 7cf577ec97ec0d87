package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.config.ConnectorConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps connectors in one file. A change that can't be written doesn't happen. One thread writes,
 * so that nobody waits for the disk; what comes meanwhile is written together next.
 */
public final class FileConnectorStore implements ConnectorStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileConnectorStore.class);

    private final ConnectorFile file;
    private final Thread thread;
    private final Queue<Change> queue = new ArrayDeque<>();
    private Map<String, ConnectorConfig> kept;
    private boolean closing;

    private record Change(
            Consumer<Map<String, ConnectorConfig>> change, CompletableFuture<Void> done) {}

    private FileConnectorStore(
            ConnectorFile file, Map<String, ConnectorConfig> kept, ThreadFactory threads) {
        this.file = file;
        this.kept = kept;
        this.thread = threads.newThread(this::run);
    }

    /**
     * Opens the connectors in {@code file}; none if it is missing. Directories above it are created
     * by the first change.
     *
     * @param threads makes the one thread that writes
     * @throws KafkaException the file can't be read; it is left as it is
     */
    public static FileConnectorStore open(Path file, ThreadFactory threads) {
        ConnectorFile connectors = new ConnectorFile(file);
        FileConnectorStore store = new FileConnectorStore(connectors, connectors.read(), threads);
        store.thread.start();
        return store;
    }

    @Override
    public synchronized List<ConnectorConfig> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public CompletableFuture<Void> put(ConnectorConfig connector) {
        return change(all -> all.put(connector.name(), connector));
    }

    @Override
    public CompletableFuture<Void> remove(String name) {
        return change(all -> all.remove(name));
    }

    private synchronized CompletableFuture<Void> change(
            Consumer<Map<String, ConnectorConfig>> change) {
        if (closing) {
            return CompletableFuture.failedFuture(
                    new KafkaException("the worker ends; '" + file.path() + "' is closed"));
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        queue.add(new Change(change, done));
        notifyAll();
        return done;
    }

    /** Writes what was handed over, then stops. A second call does nothing. */
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
        List<Change> changes = take();
        while (!changes.isEmpty()) {
            write(changes);
            changes = take();
        }
    }

    /** Waits for changes and returns all there are; none when the store is closed. */
    private synchronized List<Change> take() {
        while (queue.isEmpty() && !closing) {
            try {
                wait();
            } catch (InterruptedException e) {
                LOG.debug("Only closing the store ends its thread, so that nothing is lost", e);
            }
        }
        List<Change> changes = new ArrayList<>(queue);
        queue.clear();
        return changes;
    }

    private void write(List<Change> changes) {
        Map<String, ConnectorConfig> changed;
        synchronized (this) {
            changed = new LinkedHashMap<>(kept);
        }
        changes.forEach(change -> change.change().accept(changed));
        try {
            file.replace(changed.values());
        } catch (IOException e) {
            KafkaException failure =
                    new KafkaException(
                            "the connector was not changed, because connectors can't be written to"
                                    + " '"
                                    + file.path()
                                    + "': "
                                    + e
                                    + "; make room or correct the rights there, and try again",
                            e);
            changes.forEach(change -> change.done().completeExceptionally(failure));
            return;
        }
        synchronized (this) {
            kept = changed;
        }
        changes.forEach(change -> change.done().complete(null));
    }
}
