package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A connector's place in the worker: it has no runner until the one before it is gone. Thread-safe.
 */
final class Slot {
    private final WorkerPorts ports;
    private final CompletableFuture<ConnectorRunner> runner = new CompletableFuture<>();
    private ConnectorConfig config;
    private boolean decided;

    Slot(ConnectorConfig config, WorkerPorts ports) {
        this.config = config;
        this.ports = ports;
    }

    /** Comes when the place is free; fails when it is closed before. */
    CompletableFuture<ConnectorRunner> runner() {
        return runner;
    }

    /** The connector, with the state that was asked for last. */
    synchronized ConnectorConfig config() {
        return config;
    }

    synchronized void target(TargetState state) {
        config = config.withState(state);
    }

    /** The place is free. */
    void open() {
        ConnectorRunner made;
        synchronized (this) {
            if (decided) {
                return;
            }
            made = new ConnectorRunner(config, ports);
            decided = true;
        }
        runner.complete(made);
    }

    /** The connector must end; its runner, if it has one. */
    Optional<ConnectorRunner> close() {
        ConnectorRunner present;
        synchronized (this) {
            decided = true;
            present = present();
        }
        if (present == null) {
            runner.completeExceptionally(ended(config().name()));
        }
        return Optional.ofNullable(present);
    }

    List<Map<String, String>> taskSettings() {
        ConnectorRunner present = present();
        return present == null ? List.of() : present.taskSettings();
    }

    private @Nullable ConnectorRunner present() {
        return runner.isCompletedExceptionally() ? null : runner.getNow(null);
    }

    static CancellationException ended(String connector) {
        return new CancellationException(
                "connector "
                        + quoted(connector)
                        + " was ended meanwhile; look at it and try again");
    }
}
