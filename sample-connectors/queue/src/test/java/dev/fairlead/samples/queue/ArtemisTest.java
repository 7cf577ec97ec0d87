package dev.fairlead.samples.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageProducer;
import javax.jms.Session;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Both connectors with a real broker, ActiveMQ Artemis, in this JVM. */
class ArtemisTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    private static EmbeddedActiveMQ broker;

    @BeforeAll
    static void start() throws Exception {
        Configuration configuration =
                new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .setJMXManagementEnabled(false)
                        .addAcceptorConfiguration("vm", "vm://0");
        broker = new EmbeddedActiveMQ().setConfiguration(configuration);
        broker.start();
    }

    @AfterAll
    static void stop() throws Exception {
        broker.stop();
    }

    private static BrokerAccess access(String url) {
        return new BrokerAccess(
                ActiveMQConnectionFactory.class, url, Optional.empty(), Optional.empty());
    }

    private static QueueSourceConfig from(TestInfo test) {
        return new QueueSourceConfig(access("vm://0"), test.getDisplayName());
    }

    private interface Sending {
        Message message(Session session) throws JMSException;
    }

    private static void send(TestInfo test, Sending... sendings) throws JMSException {
        try (Connection connection = access("vm://0").connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            MessageProducer producer =
                    session.createProducer(session.createQueue(test.getDisplayName()));
            for (Sending each : sendings) {
                producer.send(each.message(session));
            }
        }
    }

    private static void send(TestInfo test, String... texts) throws JMSException {
        for (String text : texts) {
            send(test, session -> session.createTextMessage(text));
        }
    }

    private static List<String> texts(List<Message> messages) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Message each : messages) {
            texts.add(each.getBody(String.class));
        }
        return texts;
    }

    /** All that is in the queue, which is empty afterwards. */
    private static List<String> drain(TestInfo test) throws JMSException {
        QueueSubscription subscription = QueueSubscription.open(from(test));
        List<Message> messages = subscription.receive(1000);
        List<String> texts = texts(messages);
        if (!messages.isEmpty()) {
            subscription.acknowledge(messages);
        }
        subscription.close();
        return texts;
    }

    @Nested
    class AMessage {
        @Test
        void comes_again_until_it_is_acknowledged(TestInfo test) throws JMSException {
            send(test, "one", "two", "three");
            QueueSubscription first = QueueSubscription.open(from(test));
            List<Message> two = first.receive(2);
            assertThat(texts(two)).containsExactly("one", "two");
            first.acknowledge(two);
            assertThat(texts(first.receive(2))).containsExactly("three");
            first.close();
            assertThat(drain(test)).containsExactly("three");
            assertThat(drain(test)).isEmpty();
        }

        @Test
        void is_a_record_with_key_headers_and_time(TestInfo test) throws JMSException {
            send(
                    test,
                    session -> {
                        Message message = session.createTextMessage("tea");
                        message.setJMSCorrelationID("7");
                        message.setIntProperty("pieces", 3);
                        return message;
                    });
            QueueSubscription subscription = QueueSubscription.open(from(test));
            Message message = subscription.receive(1).get(0);
            TypedSourceRecord<String, String> record =
                    new QueueSource().records(from(test), message).get(0);
            subscription.close();
            assertThat(record.key()).contains("7");
            assertThat(record.value()).contains("tea");
            assertThat(record.headers().text("pieces")).contains("3");
            assertThat(record.timestamp()).isPresent();
        }
    }

    @Nested
    class ABatch {
        private Batch<Object> batch(@Nullable Object... values) {
            List<Received<Object>> records = new ArrayList<>();
            for (Object value : values) {
                SinkRecord record =
                        new SinkRecord("orders", 0, null, "k", null, value, records.size());
                records.add(new Received<>(record.kafkaOffset(), value, record));
            }
            return new Batch<>() {
                @Override
                public List<Received<Object>> records() {
                    return records;
                }

                @Override
                public void reject(Received<Object> record, Throwable why) {
                    throw new AssertionError(why);
                }

                @Override
                public void awaitRejected() {}
            };
        }

        @Test
        void is_in_the_queue_when_write_returns(TestInfo test) throws JMSException {
            QueueWriter writer =
                    QueueWriter.open(
                            new QueueSinkConfig(access("vm://0"), test.getDisplayName()), ORDERS);
            writer.write(batch("one", null, 2L));
            QueueSubscription reader = QueueSubscription.open(from(test));
            List<Message> messages = reader.receive(10);
            assertThat(texts(messages)).containsExactly("one", "2");
            assertThat(messages.get(1).getLongProperty("kafka_offset")).isEqualTo(2);
            assertThat(messages.get(1).getJMSCorrelationID()).isEqualTo("k");
            reader.acknowledge(messages);
            reader.close();
            writer.close();
        }
    }

    @Nested
    class ABrokerThatIsNotThere {
        @Test
        void is_tried_again() {
            QueueSourceConfig config = new QueueSourceConfig(access("vm://9"), "none");
            assertThatThrownBy(() -> QueueSubscription.open(config))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("cannot read the queue none");
        }
    }
}
