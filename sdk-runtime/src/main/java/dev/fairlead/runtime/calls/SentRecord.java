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
public final class SentRecord {
    private static final Optional<Constructor<?>> BEFORE_3_0 =
            constructor(
                    TopicPartition.class,
                    long.class,
                    long.class,
                    long.class,
                    Long.class,
                    int.class,
                    int.class);

    private SentRecord() {}

    private static Optional<Constructor<?>> constructor(Class<?>... parameters) {
        return Arrays.stream(RecordMetadata.class.getConstructors())
                .filter(each -> Arrays.equals(each.getParameterTypes(), parameters))
                .findFirst();
    }

    /**
     * What is said of one record.
     *
     * @param partition where it lies
     * @param keySize in bytes; -1 without a key
     * @param valueSize in bytes; -1 without a value
     */
    public static RecordMetadata metadata(
            TopicPartition partition, long offset, long timestamp, int keySize, int valueSize) {
        if (BEFORE_3_0.isEmpty()) {
            return new RecordMetadata(partition, offset, 0, timestamp, keySize, valueSize);
        }
        try {
            return (RecordMetadata)
                    BEFORE_3_0
                            .get()
                            .newInstance(
                                    partition, offset, 0L, timestamp, null, keySize, valueSize);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public constructor that can't be called", e);
        }
    }

    static RecordMetadata metadata(SourceDelivery delivery) {
        return metadata(
                new TopicPartition(delivery.outbound().topic(), delivery.partition()),
                delivery.offset(),
                delivery.timestamp(),
                size(delivery.outbound().key()),
                size(delivery.outbound().value()));
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? -1 : bytes.length;
    }
}
