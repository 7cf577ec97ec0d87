package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A task of {@link MutantSink} that buffers, with faults in buffers and positions. */
public final class BufferingSinkTask extends SinkTask {
    private final List<SinkRecord> buffer = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> answers = new HashMap<>();
    private SinkFault fault = SinkFault.NONE;
    private MemoryStore store;
    private MemoryStore opened;
    private boolean begun;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        begun = true;
        fault = SinkFault.valueOf(settings.getOrDefault("fault", "NONE"));
        store = MemoryStore.find(settings.get("store"));
        if (fault == SinkFault.L1_TRUSTS_ITS_START) {
            store.write(List.of(), Map.of());
        }
        if (fault == SinkFault.K2_BEGINS_WITH_A_CLEAN_STORE) {
            store.clear();
        }
        opened = store;
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        if (fault == SinkFault.K2_STORES_POSITIONS_FIRST) {
            partitions.forEach(
                    partition ->
                            store.number(partition.toString())
                                    .ifPresent(at -> context.offset(partition, at)));
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (fault == SinkFault.K2_STORES_POSITIONS_FIRST && !records.isEmpty()) {
            Map<String, Long> positions = new HashMap<>();
            records.forEach(
                    record ->
                            positions.put(
                                    origin(record).toString(), record.originalKafkaOffset() + 1));
            store.write(List.of(), positions);
        }
        buffer.addAll(records);
        boolean keeps = fault == SinkFault.K2_KEEPS_THE_LAST_RECORD_BACK;
        int ready = buffer.size() - (keeps && !buffer.isEmpty() ? 1 : 0);
        if (fault != SinkFault.K2_FORGETS_RETAINED_PARTITIONS && ready > 0) {
            flush(buffer.subList(0, ready));
        }
        records.forEach(this::remember);
    }

    private void flush(List<SinkRecord> ready) {
        List<String> texts =
                new ArrayList<>(ready.stream().map(record -> (String) record.value()).toList());
        if (fault == SinkFault.K5_FLUSHES_TWICE) {
            texts.addAll(List.copyOf(texts));
        }
        try {
            store.write(texts, Map.of());
            ready.clear();
        } finally {
            if (fault != SinkFault.K5_BUFFERS_BEFORE_IT_FAILS) {
                ready.clear();
            }
        }
    }

    private void remember(SinkRecord record) {
        TopicPartition partition =
                fault == SinkFault.K3_TRUSTS_THE_TRANSFORMED_TOPIC
                        ? new TopicPartition(record.topic(), record.kafkaPartition())
                        : origin(record);
        long offset = record.originalKafkaOffset();
        long position =
                switch (fault) {
                    case K3_IS_ONE_BEHIND -> offset;
                    case K3_GOES_BACK -> offset % 2 == 0 ? offset + 1 : 0;
                    default -> offset + 1;
                };
        answers.put(partition, new OffsetAndMetadata(position));
    }

    private static TopicPartition origin(SinkRecord record) {
        return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> current) {
        if (fault == SinkFault.K2_KEEPS_THE_LAST_RECORD_BACK
                || fault == SinkFault.K2_STORES_POSITIONS_FIRST) {
            return Map.of();
        }
        boolean forgets = fault == SinkFault.K2_FORGETS_RETAINED_PARTITIONS;
        if (forgets && current.keySet().equals(context.assignment()) && !buffer.isEmpty()) {
            flush(buffer);
        }
        Map<TopicPartition, OffsetAndMetadata> stored = new HashMap<>(forgets ? current : answers);
        buffer.forEach(record -> stored.remove(origin(record)));
        return stored;
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (fault == SinkFault.K2_FORGETS_RETAINED_PARTITIONS) {
            buffer.clear();
        }
        buffer.removeIf(record -> partitions.contains(origin(record)));
        if (fault != SinkFault.K3_ANSWERS_FOR_REVOKED) {
            answers.keySet().removeAll(partitions);
        }
    }

    @Override
    public void stop() {
        if (fault == SinkFault.L1_TRUSTS_ITS_START && begun) {
            opened.shorten("");
        }
    }
}
