package dev.fairlead.api.source;

import dev.fairlead.api.record.RecordCodec;
import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.schema.SchemaCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes Connect's records of values.
 *
 * @param <X> where a value comes from: a source partition, or a message
 * @param <V> the value, or a whole record
 */
final class RecordMaker<X, V> {
    private final ValueForm<V> values;
    private final Particulars<X, V> particulars;
    private final Map<Class<?>, SchemaCodec<Object>> keyCodecs = new HashMap<>();

    /** What the connector says of a value, as long as the value says no more itself. */
    interface Particulars<X, V> {
        String topic(X from, @Nullable V value);

        @Nullable Object key(X from, @Nullable V value);

        Optional<Instant> timestamp(X from, @Nullable V value);
    }

    RecordMaker(ValueForm<V> values, Particulars<X, V> particulars) {
        this.values = values;
        this.particulars = particulars;
    }

    /** A record; one without a position has neither a source partition nor an offset. */
    SourceRecord record(
            @Nullable Map<String, ?> partition,
            @Nullable Map<String, ?> offset,
            X from,
            @Nullable V value) {
        RecordCodec<Object, Object> records = values.records();
        if (records != null) {
            return records.toConnect(partition, offset, whole(from, value));
        }
        SchemaAndValue data = values.toConnect(value);
        Object key = particulars.key(from, value);
        SchemaCodec<Object> keys = key == null ? null : keyCodec(key.getClass());
        return new SourceRecord(
                partition,
                offset,
                particulars.topic(from, value),
                null,
                keys == null || key == null ? null : keys.schema(key),
                keys == null || key == null ? null : keys.toConnect(key),
                data.schema(),
                data.value(),
                particulars.timestamp(from, value).map(Instant::toEpochMilli).orElse(null));
    }

    /** A whole record; what it leaves open, the connector decides as it does for values. */
    @SuppressWarnings("unchecked") // V is a typed record, or there would be no codec for it
    private TypedSourceRecord<Object, Object> whole(X from, @Nullable V value) {
        if (value == null) {
            throw new ConnectException(
                    "an item has no record; for a tombstone, give"
                            + " TypedSourceRecord.tombstone(key)");
        }
        TypedSourceRecord<Object, Object> said = (TypedSourceRecord<Object, Object>) value;
        Object key = said.key().orElseGet(() -> particulars.key(from, value));
        TypedSourceRecord<Object, Object> keyed = key == null ? said : said.withKey(key);
        TypedSourceRecord<Object, Object> placed =
                keyed.topic().isPresent() ? keyed : keyed.withTopic(particulars.topic(from, value));
        return placed.timestamp()
                .or(() -> particulars.timestamp(from, value))
                .map(placed::withTimestamp)
                .orElse(placed);
    }

    @SuppressWarnings("unchecked") // asked for with the class of the very object it translates
    private SchemaCodec<Object> keyCodec(Class<?> type) {
        return keyCodecs.computeIfAbsent(type, t -> (SchemaCodec<Object>) SchemaCodec.of(t));
    }
}
