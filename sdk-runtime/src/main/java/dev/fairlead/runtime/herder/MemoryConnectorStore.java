package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.config.ConnectorConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Keeps connectors in memory; closing does nothing. */
public final class MemoryConnectorStore implements ConnectorStore {
    private final Map<String, ConnectorConfig> connectors = new LinkedHashMap<>();

    @Override
    public synchronized List<ConnectorConfig> all() {
        return List.copyOf(connectors.values());
    }

    @Override
    public synchronized CompletableFuture<Void> put(ConnectorConfig connector) {
        connectors.put(connector.name(), connector);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletableFuture<Void> remove(String name) {
        connectors.remove(name);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
