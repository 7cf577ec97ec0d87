package dev.fairlead.api.example;

import dev.fairlead.api.Setting;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Change;
import dev.fairlead.api.sink.TypedSinkTask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Adds up what comes. */
public final class LedgerTask extends TypedSinkTask<Ledger, String, Long> {
    private final Map<String, Long> sums = new TreeMap<>();

    @Override
    protected void begin(Ledger ledger) {
        sums.put(ledger.title(), 0L);
    }

    @Override
    protected void write(List<TypedSinkRecord<String, Long>> records) {
        for (TypedSinkRecord<String, Long> record : records) {
            if (record.key().isEmpty()) {
                reject(record, new IllegalArgumentException("nobody's"));
            } else {
                sums.merge(record.key().get(), record.value().orElse(0L), Long::sum);
            }
        }
    }

    @Override
    protected Map<TopicPartition, Long> durable(Map<TopicPartition, Long> written) {
        return written;
    }

    static void apply(Batch<TypedSinkRecord<String, Long>> batch, Map<String, Long> table) {
        for (Change<String, Long> change : Change.lastOf(batch)) {
            if (change.isDelete()) {
                table.remove(change.key());
            } else {
                table.put(change.key(), change.value().get());
            }
        }
    }
}

record Ledger(@Setting("Its title") String title) {}
