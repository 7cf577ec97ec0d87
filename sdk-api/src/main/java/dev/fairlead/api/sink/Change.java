package dev.fairlead.api.sink;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.record.TypedSinkRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * What became of a key: it has a value, or it is gone. For sinks that keep one row, document or
 * entry for each key.
 *
 * <pre>{@code
 * for (Change<String, Long> change : Change.lastOf(batch)) {
 *     if (change.isDelete()) {
 *         table.remove(change.key());
 *     } else {
 *         table.put(change.key(), change.value().get());
 *     }
 * }
 * }</pre>
 *
 * @param key the key
 * @param value the value; empty if the record was a tombstone: the key is to be deleted
 * @param from the record that says so, as {@link Batch#reject} wants it
 * @param <K> the key
 * @param <V> the value
 */
@AuthorsCall
public record Change<K, V>(K key, Optional<V> value, Received<TypedSinkRecord<K, V>> from) {
    /** Whether the key is to be deleted. */
    public boolean isDelete() {
        return value.isEmpty();
    }

    /**
     * The last state of each key of a batch, in the order of these last records. To write these is
     * as good as to write all records one after another, also if some are delivered again. A record
     * without a key is rejected.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException if nobody takes what is rejected
     */
    public static <K, V> List<Change<K, V>> lastOf(Batch<TypedSinkRecord<K, V>> batch) {
        Map<Object, Change<K, V>> last = new LinkedHashMap<>();
        for (Received<TypedSinkRecord<K, V>> each : batch.records()) {
            TypedSinkRecord<K, V> record = each.value();
            if (record == null || record.key().isEmpty()) {
                batch.reject(
                        each,
                        new DataException(
                                "the record has no key, so it says nothing about what is kept by"
                                        + " keys"));
                continue;
            }
            K key = record.key().get();
            Object comparable = KeyHash.comparable(key);
            last.remove(comparable);
            last.put(comparable, new Change<>(key, record.value(), each));
        }
        return new ArrayList<>(last.values());
    }
}
