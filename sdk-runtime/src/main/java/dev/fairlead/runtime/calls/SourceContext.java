package dev.fairlead.runtime.calls;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * What a source task sees of the worker.
 *
 * @param settings gives the task's configuration, resolved anew at each call
 */
public record SourceContext(
        Supplier<Map<String, String>> settings,
        OffsetStorageReader offsetStorageReader,
        PluginMetrics pluginMetrics)
        implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
        return settings.get();
    }
}
