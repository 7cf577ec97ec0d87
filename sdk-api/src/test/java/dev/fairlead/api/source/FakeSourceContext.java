package dev.fairlead.api.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** A worker's side of a source task, with an offset store that keeps JSON as the real one does. */
final class FakeSourceContext implements SourceTaskContext {
    private final Map<String, byte[]> stored = new HashMap<>();
    private final JsonConverter json = new JsonConverter();
    int bulkReads;
    @Nullable TransactionContext transactions;

    FakeSourceContext() {
        json.configure(Map.of("schemas.enable", "false"), false);
    }

    private String key(Map<String, ?> partition) {
        return new String(
                json.fromConnectData("", null, partition), java.nio.charset.StandardCharsets.UTF_8);
    }

    void commit(SourceRecord record) {
        store(record.sourcePartition(), record.sourceOffset());
    }

    void store(Map<String, ?> partition, Map<String, ?> offset) {
        stored.put(key(partition), json.fromConnectData("", null, offset));
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return new OffsetStorageReader() {
            @Override
            public <T> Map<String, Object> offset(Map<String, T> partition) {
                return offsets(List.of(partition)).get(partition);
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                    Collection<Map<String, T>> partitions) {
                bulkReads++;
                Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
                for (Map<String, T> partition : partitions) {
                    byte[] bytes = stored.get(key(partition));
                    found.put(
                            partition,
                            bytes == null
                                    ? null
                                    : (Map<String, Object>) json.toConnectData("", bytes).value());
                }
                return found;
            }
        };
    }

    @Override
    public @Nullable TransactionContext transactionContext() {
        return transactions;
    }

    @Override
    public Map<String, String> configs() {
        throw new NoSuchMethodError("an older worker");
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new NoSuchMethodError("an older worker");
    }
}
