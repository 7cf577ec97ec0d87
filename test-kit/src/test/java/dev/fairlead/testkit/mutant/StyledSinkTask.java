package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A task of {@link StyledSink}. */
public final class StyledSinkTask extends SinkTask {
    private final List<SinkRecord> buffer = new ArrayList<>();
    private SinkStyle style;
    private MemoryStore store;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = SinkStyle.valueOf(settings.get("style"));
        store = MemoryStore.find(settings.get("store"));
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        if (style == SinkStyle.KEEPS_ITS_OWN_POSITIONS) {
            for (TopicPartition partition : partitions) {
                OptionalLong kept = store.number(partition.toString());
                if (kept.isPresent()) {
                    context.offset(partition, kept.getAsLong());
                }
            }
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        for (SinkRecord record : records) {
            if (!(record.value() instanceof String)) {
                throw new DataException("no text: " + record.value());
            }
        }
        switch (style) {
            case UPSERTS_IN_PRE_COMMIT -> buffer.addAll(records);
            case WRITES_THROUGH -> store.write(texts(records), Map.of());
            case KEEPS_ITS_OWN_POSITIONS -> putWithPositions(records);
        }
    }

    private void putWithPositions(Collection<SinkRecord> records) {
        List<SinkRecord> fresh = new ArrayList<>();
        Map<String, Long> positions = new HashMap<>();
        for (SinkRecord record : records) {
            String partition = origin(record).toString();
            if (record.originalKafkaOffset() >= store.number(partition).orElse(0)) {
                fresh.add(record);
                positions.put(partition, record.originalKafkaOffset() + 1);
            }
        }
        store.write(texts(fresh), positions);
    }

    private static TopicPartition origin(SinkRecord record) {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }

    private static List<String> texts(Collection<SinkRecord> records) {
        return records.stream().map(record -> (String) record.value()).toList();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> current) {
        if (style == SinkStyle.KEEPS_ITS_OWN_POSITIONS) {
            return Map.of();
        }
        Map<String, String> rows = new LinkedHashMap<>();
        buffer.forEach(record -> rows.put((String) record.value(), (String) record.value()));
        if (!rows.isEmpty()) {
            store.replace(rows);
        }
        buffer.clear();
        return current;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        buffer.removeIf(record -> partitions.contains(origin(record)));
    }

    @Override
    public void stop() {}
}
