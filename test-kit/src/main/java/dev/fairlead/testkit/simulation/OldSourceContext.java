package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.calls.SourceContext;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a source task sees of a worker before Kafka 3.3: calling newer methods is an error. */
record OldSourceContext(SourceContext plain) implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
        return plain.configs();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return plain.offsetStorageReader();
    }

    @Override
    public TransactionContext transactionContext() {
        throw new NoSuchMethodError("SourceTaskContext.transactionContext() came with Kafka 3.3");
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new NoSuchMethodError("SourceTaskContext.pluginMetrics() came with Kafka 4.1");
    }
}
