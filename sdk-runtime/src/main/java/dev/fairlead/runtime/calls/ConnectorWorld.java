package dev.fairlead.runtime.calls;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnectorContext;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * What a connector, source or sink, sees of the worker. Thread-safe. After {@link #close} it
 * answers every request with a {@link ConnectException}, as stock does.
 */
public final class ConnectorWorld implements SourceConnectorContext, SinkConnectorContext {
    private final Runnable reconfigure;
    private final Consumer<Exception> fail;
    private final OffsetStorageReader offsets;
    private final PluginMetrics metrics;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param reconfigure asks for new task configurations; returns at once
     * @param fail hears of an error that ends the connector; returns at once
     */
    public ConnectorWorld(
            Runnable reconfigure,
            Consumer<Exception> fail,
            OffsetStorageReader offsets,
            PluginMetrics metrics) {
        this.reconfigure = reconfigure;
        this.fail = fail;
        this.offsets = offsets;
        this.metrics = metrics;
    }

    @Override
    public void requestTaskReconfiguration() {
        requireOpen("requestTaskReconfiguration");
        reconfigure.run();
    }

    @Override
    public void raiseError(Exception e) {
        requireOpen("raiseError");
        fail.accept(e);
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return offsets;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return metrics;
    }

    /** The connector has ended. */
    public void close() {
        closed.set(true);
    }

    private void requireOpen(String call) {
        if (closed.get()) {
            throw new ConnectException(
                    call + " came after the connector was stopped; end the threads in stop()");
        }
    }
}
