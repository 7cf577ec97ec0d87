package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.worker.PluginCalls;
import dev.fairlead.runtime.worker.WorkerPorts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads and changes where connectors have got to. Thread-safe. */
final class Offsets {
    private final WorkerPorts ports;
    private final PluginCalls calls;
    private final Duration patience;

    Offsets(WorkerPorts ports, PluginCalls calls, Duration patience) {
        this.ports = ports;
        this.calls = calls;
        this.patience = patience;
    }

    CompletableFuture<List<OffsetEntry>> read(ConnectorConfig connector) {
        return calls.call("read offsets", patience, List::of);
    }

    CompletableFuture<String> alter(ConnectorConfig connector, List<OffsetEntry> entries) {
        return calls.call("alter offsets", patience, () -> ports.options().overridePolicy());
    }

    CompletableFuture<String> reset(ConnectorConfig connector) {
        return calls.call("reset offsets", patience, () -> ports.options().overridePolicy());
    }
}
