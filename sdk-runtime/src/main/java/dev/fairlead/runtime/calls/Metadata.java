package dev.fairlead.runtime.calls;

import dev.fairlead.runtime.task.SourceDelivery;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a producer says of a record that it sent. The constructor of Kafka 3.0 and later; the one
 * before it is called where a connector is judged with the Kafka that it was written for.
 */
final class Metadata {
    private static final Optional<Constructor<?>> BEFORE_3_0 =
            constructor(
                    TopicPartition.class,
                    long.class,
                    long.class,
                    long.class,
                    Long.class,
                    int.class,
                    int.class);

    private Metadata() {}

    private static Optional<Constructor<?>> constructor(Class<?>... parameters) {
        return Arrays.stream(RecordMetadata.class.getConstructors())
                .filter(each -> Arrays.equals(each.getParameterTypes(), parameters))
                .findFirst();
    }

    static RecordMetadata of(SourceDelivery delivery) {
        TopicPartition partition =
                new TopicPartition(delivery.outbound().topic(), delivery.partition());
        int key = size(delivery.outbound().key());
        int value = size(delivery.outbound().value());
        if (BEFORE_3_0.isEmpty()) {
            return new RecordMetadata(
                    partition, delivery.offset(), 0, delivery.timestamp(), key, value);
        }
        try {
            return (RecordMetadata)
                    BEFORE_3_0
                            .get()
                            .newInstance(
                                    partition,
                                    delivery.offset(),
                                    0L,
                                    delivery.timestamp(),
                                    null,
                                    key,
                                    value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public constructor that can't be called", e);
        }
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? -1 : bytes.length;
    }
}
