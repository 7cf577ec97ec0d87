package dev.fairlead.samples.queue;

import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import dev.fairlead.api.sink.Writer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.jms.Connection;
import javax.jms.DeliveryMode;
import javax.jms.JMSException;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Values;
import org.jspecify.annotations.Nullable;

/** Sends the records of one partition; a batch is durable when its transaction is committed. */
final class QueueWriter implements Writer<Object> {
    private final TopicPartition partition;
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;

    private QueueWriter(
            TopicPartition partition,
            Connection connection,
            Session session,
            MessageProducer producer) {
        this.partition = partition;
        this.connection = connection;
        this.session = session;
        this.producer = producer;
    }

    static QueueWriter open(QueueSinkConfig config, TopicPartition partition) {
        try {
            Connection connection = config.broker().connect();
            try {
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer =
                        session.createProducer(session.createQueue(config.queueName()));
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                return new QueueWriter(partition, connection, session, producer);
            } catch (JMSException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (JMSException failure) {
            throw BrokerAccess.failure("cannot open the queue " + config.queueName(), failure);
        }
    }

    @Override
    public CompletionStage<?> write(Batch<Object> batch) {
        try {
            for (Received<Object> each : batch.records()) {
                if (!each.isTombstone()) {
                    producer.send(message(each));
                }
            }
            session.commit();
            return CompletableFuture.completedFuture(null);
        } catch (JMSException failure) {
            throw BrokerAccess.failure("cannot send", failure);
        }
    }

    private TextMessage message(Received<Object> each) throws JMSException {
        TextMessage message =
                session.createTextMessage(text(each.record().valueSchema(), each.value()));
        if (each.record().key() != null) {
            message.setJMSCorrelationID(text(each.record().keySchema(), each.record().key()));
        }
        message.setStringProperty("kafka_topic", partition.topic());
        message.setIntProperty("kafka_partition", partition.partition());
        message.setLongProperty("kafka_offset", each.offset());
        return message;
    }

    private static String text(@Nullable Schema schema, @Nullable Object value) {
        return value instanceof String plain
                ? plain
                : String.valueOf(Values.convertToString(schema, value));
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
