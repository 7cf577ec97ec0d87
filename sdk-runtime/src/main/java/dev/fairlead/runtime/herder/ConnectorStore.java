package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.config.ConnectorConfig;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps connectors' configurations, each with the state that it is to be in. Thread-safe. Changes
 * are kept in the order in which they were handed over.
 */
public interface ConnectorStore extends AutoCloseable {
    /** What is kept now. */
    List<ConnectorConfig> all();

    /**
     * Keeps a connector, instead of the one of its name.
     *
     * @return completes, on any thread, when it is kept; fails when it isn't
     */
    CompletableFuture<Void> put(ConnectorConfig connector);

    /**
     * Forgets a connector.
     *
     * @return completes, on any thread, when it is forgotten; fails when it isn't
     */
    CompletableFuture<Void> remove(String name);

    @Override
    void close();
}
