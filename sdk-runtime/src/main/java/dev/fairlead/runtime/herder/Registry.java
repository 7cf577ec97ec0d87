package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.worker.Afterwards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The connectors that there are, as the store has them, and the changes to each, one after the
 * other. Thread-safe.
 */
final class Registry {
    private final ConnectorStore store;
    private final Map<String, ConnectorConfig> connectors = new TreeMap<>();
    private final Map<String, CompletableFuture<?>> tails = new HashMap<>();

    /** What a change sets off. */
    record Following<T>(CompletableFuture<T> outcome) {
        static <T> CompletableFuture<Following<T>> at(CompletableFuture<T> outcome) {
            return CompletableFuture.completedFuture(new Following<>(outcome));
        }
    }

    Registry(ConnectorStore store) {
        this.store = store;
    }

    /** Reads the store. */
    synchronized List<ConnectorConfig> load() {
        store.all().forEach(connector -> connectors.put(connector.name(), connector));
        return List.copyOf(connectors.values());
    }

    synchronized List<String> names() {
        return List.copyOf(connectors.keySet());
    }

    synchronized Optional<ConnectorConfig> find(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    ConnectorConfig require(String name) {
        return require(name, "Connector " + name + " not found");
    }

    /** A connector, or a refusal in other words: each kind of request has its own, as in stock. */
    ConnectorConfig require(String name, String otherwise) {
        return find(name).orElseThrow(() -> RefusedException.notFound(otherwise));
    }

    void requireNone(String name) {
        if (find(name).isPresent()) {
            throw RefusedException.conflict("Connector " + name + " already exists");
        }
    }

    /** Refuses when somebody has given the connector other settings meanwhile. */
    void requireUnchanged(ConnectorConfig before) {
        ConnectorConfig now = require(before.name());
        if (!now.settings().equals(before.settings())) {
            throw RefusedException.conflict(
                    "the configuration of connector "
                            + quoted(before.name())
                            + " was changed by another request meanwhile; look at it and send"
                            + " the change again");
        }
    }

    /** Stores a connector; from then on it is the one of its name. */
    CompletableFuture<Void> keep(ConnectorConfig connector) {
        return store.put(connector).thenRun(() -> kept(connector));
    }

    private synchronized void kept(ConnectorConfig connector) {
        connectors.put(connector.name(), connector);
    }

    /** Forgets a connector. */
    CompletableFuture<Void> forget(String name) {
        return store.remove(name).thenRun(() -> forgotten(name));
    }

    private synchronized void forgotten(String name) {
        connectors.remove(name);
    }

    /** Does {@code change} to a connector after all changes to it that were asked for before. */
    <T> CompletableFuture<T> change(String name, Supplier<CompletableFuture<T>> change) {
        CompletableFuture<?> before;
        CompletableFuture<T> mine = new CompletableFuture<>();
        synchronized (this) {
            before = tails.getOrDefault(name, CompletableFuture.completedFuture(null));
            tails.put(name, mine);
        }
        Afterwards.run(before, () -> begin(change, mine));
        Afterwards.run(mine, () -> done(name, mine));
        return mine;
    }

    /**
     * As {@link #change}, and then waits for what follows from it: later changes don't, because a
     * connector may take for ever to follow.
     */
    <T> CompletableFuture<T> changeAndAwait(
            String name, Supplier<CompletableFuture<Following<T>>> change) {
        return change(name, change).thenCompose(Following::outcome);
    }

    private synchronized void done(String name, CompletableFuture<?> change) {
        tails.remove(name, change);
    }

    private static <T> void begin(
            Supplier<CompletableFuture<T>> change, CompletableFuture<T> mine) {
        try {
            Afterwards.passOn(change.get(), mine);
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        }
    }
}
