package dev.fairlead.samples.guide.migrating;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A worker that has one offset. */
record StoredOffset(Map<String, ?> partition, Map<String, Object> offset)
        implements SourceTaskContext {
    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return new OffsetStorageReader() {
            @Override
            public <T> Map<String, Object> offset(Map<String, T> asked) {
                return asked.equals(partition) ? offset : null;
            }

            @Override
            public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                    Collection<Map<String, T>> asked) {
                Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
                asked.stream()
                        .filter(each -> each.equals(partition))
                        .forEach(each -> found.put(each, offset));
                return found;
            }
        };
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new UnsupportedOperationException("nobody measures here");
    }
}
