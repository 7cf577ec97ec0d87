package dev.fairlead.runtime.log.kafka;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** One task's producer. */
public final class KafkaOutboundLog implements OutboundLog {
    private final Producer<byte[], byte[]> producer;
    private volatile boolean closed;

    private KafkaOutboundLog(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Opens a producer with {@code settings}; serializers need not be among them.
     *
     * @throws KafkaException the settings are unusable
     */
    public static KafkaOutboundLog open(Map<String, Object> settings) {
        return new KafkaOutboundLog(
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /**
     * The settings that stock's source tasks start from, before the worker's {@code producer.*} and
     * the connector's {@code producer.override.*}: everything is confirmed, nothing is reordered,
     * and the producer never gives up by itself.
     */
    public static Map<String, Object> defaults() {
        return Map.of(
                "acks", "all",
                "enable.idempotence", "false",
                "max.in.flight.requests.per.connection", "1",
                "max.block.ms", String.valueOf(Long.MAX_VALUE),
                "delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE));
    }

    // The callback hears everything that the future would.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void append(OutboundRecord record, Delivery delivery) {
        if (closed) {
            throw closed(record, null);
        }
        try {
            producer.send(
                    new ProducerRecord<>(
                            record.topic(),
                            record.partition(),
                            record.timestamp(),
                            record.key(),
                            record.value(),
                            record.headers()),
                    new Answer(delivery));
        } catch (IllegalStateException e) {
            // How the producer says that it was closed; it throws instead of calling back.
            throw closed(record, e);
        }
    }

    /** Fails what is in flight after {@code patience}; all answers are given when this returns. */
    @Override
    public void close(Duration patience) {
        closed = true;
        producer.close(patience);
    }

    private static KafkaException closed(
            OutboundRecord record, @Nullable IllegalStateException cause) {
        return new KafkaException(
                "a record for topic '" + record.topic() + "' came after the log was closed", cause);
    }

    private record Answer(Delivery delivery) implements Callback {
        @Override
        public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
            if (failure == null) {
                delivery.acknowledged(
                        metadata.partition(), metadata.offset(), metadata.timestamp());
            } else {
                delivery.failed(failure);
            }
        }
    }
}
