package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A task of {@link MutantSink}. */
public final class MutantSinkTask extends SinkTask {
    private static final int BUFFER = 3;

    private final Map<TopicPartition, Long> written = new HashMap<>();
    private final List<SinkRecord> buffer = new ArrayList<>();
    private SinkFault fault = SinkFault.NONE;
    private MemoryStore store;
    private String last = "";
    private boolean stopped;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        fault = SinkFault.valueOf(settings.getOrDefault("fault", "NONE"));
        store = MemoryStore.find(settings.get("store"));
    }

    @Override
    public void open(Collection<TopicPartition> partitions) {
        partitions.forEach(written::remove);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (fault == SinkFault.K16_NEEDS_A_RECORD) {
            last = (String) records.iterator().next().value();
        }
        if (fault == SinkFault.K1_COMMITS_WHAT_IS_BUFFERED) {
            buffer.addAll(records);
            if (buffer.size() >= BUFFER) {
                buffer.forEach(this::write);
                buffer.clear();
            }
        } else {
            records.forEach(this::write);
        }
    }

    private void write(SinkRecord record) {
        if (!(record.value() instanceof String)) {
            throw new DataException("no text: " + record.value());
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.kafkaPartition());
        boolean isNews = written.getOrDefault(partition, -1L) < record.kafkaOffset();
        if (!isNews && fault != SinkFault.K5_WRITES_THE_BATCH_AGAIN) {
            return;
        }
        try {
            store.write((String) record.value());
        } catch (RetriableException e) {
            if (fault != SinkFault.K2_SWALLOWS_REFUSALS) {
                throw e;
            }
        }
        last = (String) record.value();
        written.put(partition, record.kafkaOffset());
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> current) {
        Map<TopicPartition, OffsetAndMetadata> answer = new HashMap<>(current);
        if (fault == SinkFault.K3_COUNTS_ONE_TOO_MANY) {
            answer.replaceAll((partition, at) -> new OffsetAndMetadata(at.offset() + 1));
        }
        if (fault == SinkFault.K3_ANSWERS_FOR_OTHERS) {
            answer.put(new TopicPartition("topic", 7), new OffsetAndMetadata(0));
        }
        return answer;
    }

    @Override
    public void stop() {
        if (fault == SinkFault.L1_STOPS_ONCE_ONLY && stopped) {
            throw new IllegalStateException("stopped already");
        }
        stopped = true;
        if (fault == SinkFault.K24_WRITES_AFTER_STOP) {
            CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS)
                    .execute(() -> store.write(last));
        }
    }
}
