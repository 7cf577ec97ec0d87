package dev.fairlead.testkit.simulation;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a source connector sees of the worker. Thread-safe, for connectors with threads. */
final class SimulatedConnectorContext implements SourceConnectorContext {
    private final OffsetStorageReader reader;
    private final AtomicBoolean requested = new AtomicBoolean();

    SimulatedConnectorContext(OffsetStorageReader reader) {
        this.reader = reader;
    }

    /** Whether the connector asked for new tasks since the last call. */
    boolean takeRequest() {
        return requested.getAndSet(false);
    }

    @Override
    public void requestTaskReconfiguration() {
        requested.set(true);
    }

    @Override
    public void raiseError(Exception e) {}

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return reader;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return new SilentMetrics();
    }
}
