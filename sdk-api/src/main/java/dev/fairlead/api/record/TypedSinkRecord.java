package dev.fairlead.api.record;

import dev.fairlead.api.AuthorsCall;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A record that arrived.
 *
 * <pre>{@code
 * static String line(TypedSinkRecord<OrderKey, Order> record) {
 *     String from = record.headers().text("from").orElse("nowhere");
 *     return record.value()
 *             .map(order -> order.customer() + " ordered in " + from)
 *             .orElse("cancelled");
 * }
 * }</pre>
 *
 * @param place the topic, as transformations left it, and the partition
 * @param offset the offset in the partition
 * @param key the key
 * @param value the value; empty for a tombstone
 * @param headers the headers
 * @param timestamp the timestamp that Kafka keeps
 * @param <K> the key: a record, or another type that has a schema
 * @param <V> the value, likewise
 */
@AuthorsCall
public record TypedSinkRecord<K, V>(
        TopicPartition place,
        long offset,
        Optional<K> key,
        Optional<V> value,
        TypedHeaders headers,
        Optional<Instant> timestamp) {
    /** The name of the topic. */
    public String topic() {
        return place.topic();
    }

    /** The partition in Kafka. */
    public int partition() {
        return place.partition();
    }

    /** Whether it says that its key is gone. */
    public boolean isTombstone() {
        return value.isEmpty();
    }

    /** With another key. */
    public TypedSinkRecord<K, V> withKey(K other) {
        return new TypedSinkRecord<>(place, offset, Optional.of(other), value, headers, timestamp);
    }

    /** With another value, which may be of another type. */
    public <W> TypedSinkRecord<K, W> withValue(W other) {
        return new TypedSinkRecord<>(place, offset, key, Optional.of(other), headers, timestamp);
    }

    /** With these headers instead. */
    public TypedSinkRecord<K, V> withHeaders(TypedHeaders others) {
        return new TypedSinkRecord<>(place, offset, key, value, others, timestamp);
    }

    /** With another timestamp. */
    public TypedSinkRecord<K, V> withTimestamp(Instant at) {
        return new TypedSinkRecord<>(place, offset, key, value, headers, Optional.of(at));
    }
}
