package dev.fairlead.api.record;

import dev.fairlead.api.AuthorsCall;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a source says of a record. What it leaves open is decided by the connector's methods and
 * settings, and then by Kafka.
 *
 * <pre>{@code
 * static TypedSourceRecord<OrderKey, Order> ordered(long id, String customer, Instant at) {
 *     return TypedSourceRecord.of(new OrderKey(id), new Order(customer, 1))
 *             .withTopic("orders")
 *             .withHeader("from", "shop")
 *             .withTimestamp(at);
 * }
 * }</pre>
 *
 * @param topic the topic; empty if the connector decides
 * @param partition the partition in Kafka; empty if the key, or the producer, decides
 * @param key the key
 * @param value the value; empty for a tombstone
 * @param headers the headers
 * @param timestamp when the data came to be; empty for the time of sending
 * @param <K> the key: a record, or another type that has a schema
 * @param <V> the value, likewise
 */
@AuthorsCall
public record TypedSourceRecord<K, V>(
        Optional<String> topic,
        Optional<Integer> partition,
        Optional<K> key,
        Optional<V> value,
        TypedHeaders headers,
        Optional<Instant> timestamp) {
    public TypedSourceRecord {
        if (partition.isPresent() && partition.get() < 0) {
            throw new IllegalArgumentException(
                    "the partition is " + partition.get() + "; they are counted from 0");
        }
    }

    private static <K, V> TypedSourceRecord<K, V> bare(Optional<K> key, Optional<V> value) {
        return new TypedSourceRecord<>(
                Optional.empty(),
                Optional.empty(),
                key,
                value,
                TypedHeaders.none(),
                Optional.empty());
    }

    /** A value without a key. */
    public static <K, V> TypedSourceRecord<K, V> of(V value) {
        return bare(Optional.empty(), Optional.of(value));
    }

    /** A value with its key. */
    public static <K, V> TypedSourceRecord<K, V> of(K key, V value) {
        return bare(Optional.of(key), Optional.of(value));
    }

    /** A record that says that its key is gone. */
    public static <K, V> TypedSourceRecord<K, V> tombstone(K key) {
        return bare(Optional.of(key), Optional.empty());
    }

    /** Whether it says that its key is gone. */
    public boolean isTombstone() {
        return value.isEmpty();
    }

    /** To this topic, whatever the connector would choose. */
    public TypedSourceRecord<K, V> withTopic(String name) {
        Objects.requireNonNull(name, "a topic needs a name");
        return new TypedSourceRecord<>(
                Optional.of(name), partition, key, value, headers, timestamp);
    }

    /** To this partition of the topic. */
    public TypedSourceRecord<K, V> withPartition(int number) {
        return new TypedSourceRecord<>(topic, Optional.of(number), key, value, headers, timestamp);
    }

    /** With another key. */
    public TypedSourceRecord<K, V> withKey(K other) {
        return new TypedSourceRecord<>(
                topic, partition, Optional.of(other), value, headers, timestamp);
    }

    /** With another value, which may be of another type. */
    public <W> TypedSourceRecord<K, W> withValue(W other) {
        return new TypedSourceRecord<>(
                topic, partition, key, Optional.of(other), headers, timestamp);
    }

    /** With one more header. */
    public TypedSourceRecord<K, V> withHeader(String name, Object content) {
        return withHeaders(headers.with(name, content));
    }

    /** With these headers instead. */
    public TypedSourceRecord<K, V> withHeaders(TypedHeaders others) {
        return new TypedSourceRecord<>(topic, partition, key, value, others, timestamp);
    }

    /** With the time when the data came to be. */
    public TypedSourceRecord<K, V> withTimestamp(Instant at) {
        return new TypedSourceRecord<>(topic, partition, key, value, headers, Optional.of(at));
    }
}
