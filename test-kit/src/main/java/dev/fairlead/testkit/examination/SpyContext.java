package dev.fairlead.testkit.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkConnectorContext;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** What a connector sees of the worker; notes what it asks for. Thread-safe. */
final class SpyContext implements SourceConnectorContext, SinkConnectorContext {
    private final OffsetStorageReader reader;
    private final boolean old;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final List<Exception> errors = new ArrayList<>();
    private volatile @Nullable Thread asked;

    /**
     * A context that notes.
     *
     * @param old whether it lacks the methods that were added to contexts over the years
     */
    SpyContext(OffsetStorageReader reader, boolean old) {
        this.reader = reader;
        this.old = old;
    }

    /** The thread that is in {@code taskConfigs} from now on; null when none is. */
    void asking(@Nullable Thread thread) {
        asked = thread;
    }

    /** How often the connector asked for new tasks since the last call. */
    int takeRequests() {
        return requests.getAndSet(0);
    }

    /** How often it did so from inside {@code taskConfigs}, since the last call. */
    int takeRequestsFromInside() {
        return inside.getAndSet(0);
    }

    @Override
    public void requestTaskReconfiguration() {
        requests.incrementAndGet();
        if (Thread.currentThread() == asked) {
            inside.incrementAndGet();
        }
    }

    @Override
    public synchronized void raiseError(Exception e) {
        errors.add(e);
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return reader;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        if (old) {
            throw new NoSuchMethodError("ConnectorContext.pluginMetrics(), which came with 4.1");
        }
        return new NoMetrics();
    }
}
