package dev.fairlead.testkit.world.jms;

import java.util.Map;
import java.util.Optional;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.Queue;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQSession;

/** A connection, as connectors have it, to read a queue or to write to it. */
final class Client implements AutoCloseable {
    private final Connection connection;
    private final Session session;
    private final Queue queue;
    private MessageConsumer consumer;
    private MessageProducer producer;

    private Client(Connection connection, String queue) throws JMSException {
        this.connection = connection;
        this.session = connection.createSession(false, ActiveMQSession.INDIVIDUAL_ACKNOWLEDGE);
        this.queue = session.createQueue(queue);
    }

    static Client connect(Map<String, String> settings) throws JMSException {
        Connection connection =
                new ActiveMQConnectionFactory(settings.get("broker.url")).createConnection();
        try {
            connection.start();
            return new Client(connection, settings.get("queue.name"));
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    /** Begins to read, as far as that's the client's to say. */
    MessageConsumer consumer() throws JMSException {
        if (consumer == null) {
            consumer = session.createConsumer(queue);
        }
        return consumer;
    }

    Optional<TextMessage> receive() throws JMSException {
        return Optional.ofNullable((TextMessage) consumer().receiveNoWait());
    }

    void send(String text) throws JMSException {
        if (producer == null) {
            producer = session.createProducer(queue);
        }
        producer.send(session.createTextMessage(text));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            // it was lost before
        }
    }
}
