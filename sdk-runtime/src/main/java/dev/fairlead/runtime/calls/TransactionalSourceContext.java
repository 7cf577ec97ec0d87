package dev.fairlead.runtime.calls;

import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * What a source task sees of a worker that lets it end transactions. Apart from {@link
 * SourceContext}, because Connect before 3.3 has no {@link TransactionContext}.
 */
public record TransactionalSourceContext(SourceContext plain, TransactionContext transactionContext)
        implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
        return plain.configs();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return plain.offsetStorageReader();
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return plain.pluginMetrics();
    }
}
