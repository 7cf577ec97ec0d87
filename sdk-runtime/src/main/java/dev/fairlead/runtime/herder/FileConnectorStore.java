package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.durable.Batches;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Keeps connectors in one file. A change that can't be written doesn't happen. One thread writes,
 * so that nobody waits for the disk; what comes meanwhile is written together next.
 */
public final class FileConnectorStore implements ConnectorStore {
    private final ConnectorFile file;
    private final Batches<Change> changes;
    private Map<String, ConnectorConfig> kept;

    private record Change(
            Consumer<Map<String, ConnectorConfig>> change, CompletableFuture<Void> done) {}

    private FileConnectorStore(
            ConnectorFile file, Map<String, ConnectorConfig> kept, ThreadFactory threads) {
        this.file = file;
        this.kept = kept;
        this.changes = Batches.start(threads, Duration.ZERO, this::write);
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
        return new FileConnectorStore(connectors, connectors.read(), threads);
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

    private CompletableFuture<Void> change(Consumer<Map<String, ConnectorConfig>> change) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        return changes.add(new Change(change, done))
                ? done
                : CompletableFuture.failedFuture(
                        new KafkaException("the worker ends; '" + file.path() + "' is closed"));
    }

    /** Writes what was handed over, then stops. A second call does nothing. */
    @Override
    public void close() {
        changes.close();
    }

    private void write(List<Change> batch) {
        Map<String, ConnectorConfig> changed;
        synchronized (this) {
            changed = new LinkedHashMap<>(kept);
        }
        batch.forEach(change -> change.change().accept(changed));
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
            batch.forEach(change -> change.done().completeExceptionally(failure));
            return;
        }
        synchronized (this) {
            kept = changed;
        }
        batch.forEach(change -> change.done().complete(null));
    }
}
