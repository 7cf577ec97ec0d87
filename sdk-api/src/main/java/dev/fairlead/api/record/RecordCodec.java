package dev.fairlead.api.record;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.schema.SchemaCodec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Translates typed records to and from Connect's. The patterns for sources and sinks do it by
 * themselves; this is for tasks that are written against Connect's own classes, and for tests.
 *
 * <pre>{@code
 * RecordCodec<OrderKey, Order> codec =
 *         RecordCodec.of(SchemaCodec.of(OrderKey.class), SchemaCodec.of(Order.class));
 * TypedSinkRecord<OrderKey, Order> order = codec.fromConnect(record);
 * }</pre>
 *
 * @param <K> the key
 * @param <V> the value
 */
@AuthorsCall
public final class RecordCodec<K, V> {
    private final SchemaCodec<K> keys;
    private final SchemaCodec<V> values;

    private RecordCodec(SchemaCodec<K> keys, SchemaCodec<V> values) {
        this.keys = keys;
        this.values = values;
    }

    /** Translates with these codecs. */
    public static <K, V> RecordCodec<K, V> of(SchemaCodec<K> keys, SchemaCodec<V> values) {
        return new RecordCodec<>(keys, values);
    }

    /**
     * The codec of a type argument such as {@code TypedSinkRecord<OrderKey, Order>}; empty if it is
     * of another class.
     *
     * @throws IllegalArgumentException if the key or the value has no schema
     */
    @SuppressWarnings("unchecked") // the caller knows no more of the types than that
    public static Optional<RecordCodec<Object, Object>> find(Type type, Class<?> record) {
        if (!(type instanceof ParameterizedType generic) || generic.getRawType() != record) {
            return Optional.empty();
        }
        Type[] both = generic.getActualTypeArguments();
        return Optional.of(
                of(
                        (SchemaCodec<Object>) SchemaCodec.of(both[0]),
                        (SchemaCodec<Object>) SchemaCodec.of(both[1])));
    }

    /**
     * A source record.
     *
     * @param partition the source partition; null if the source keeps no positions in Kafka
     * @param offset the source offset, likewise
     * @throws DataException if it has no topic, or a part does not fit its schema
     */
    public SourceRecord toConnect(
            @Nullable Map<String, ?> partition,
            @Nullable Map<String, ?> offset,
            TypedSourceRecord<K, V> record) {
        K key = record.key().orElse(null);
        V value = record.value().orElse(null);
        return new SourceRecord(
                partition,
                offset,
                record.topic()
                        .orElseThrow(() -> new DataException("the record has no topic; name one")),
                record.partition().orElse(null),
                key == null ? null : keys.schema(key),
                key == null ? null : keys.toConnect(key),
                value == null ? null : values.schema(value),
                value == null ? null : values.toConnect(value),
                record.timestamp().map(Instant::toEpochMilli).orElse(null),
                record.headers().toConnect());
    }

    /**
     * A sink record.
     *
     * @throws DataException if its key or value does not fit; says where, and what was found
     */
    public TypedSinkRecord<K, V> fromConnect(SinkRecord record) {
        return new TypedSinkRecord<>(
                new TopicPartition(record.topic(), record.kafkaPartition()),
                record.kafkaOffset(),
                part("key", keys, record.keySchema(), record.key()),
                part("value", values, record.valueSchema(), record.value()),
                TypedHeaders.of(record.headers()),
                Optional.ofNullable(record.timestamp()).map(Instant::ofEpochMilli));
    }

    private static <T> Optional<T> part(
            String part, SchemaCodec<T> codec, @Nullable Schema schema, @Nullable Object found) {
        if (found == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.fromConnect(schema, found));
        } catch (DataException misfit) {
            throw new DataException("the " + part + ": " + misfit.getMessage(), misfit);
        }
    }
}
