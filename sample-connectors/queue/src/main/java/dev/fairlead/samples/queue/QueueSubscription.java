package dev.fairlead.samples.queue;

import dev.fairlead.api.source.Subscription;
import java.util.ArrayList;
import java.util.List;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.Session;

/**
 * A session that acknowledges by the client. By JMS, that counts for all that the session has
 * received, so the next messages wait until Kafka has these.
 */
final class QueueSubscription implements Subscription<Message> {
    private final Connection connection;
    private final MessageConsumer consumer;

    private QueueSubscription(Connection connection, MessageConsumer consumer) {
        this.connection = connection;
        this.consumer = consumer;
    }

    static QueueSubscription open(QueueSourceConfig config) {
        try {
            Connection connection = config.broker().connect();
            try {
                Session session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
                MessageConsumer consumer =
                        session.createConsumer(session.createQueue(config.queueName()));
                connection.start();
                return new QueueSubscription(connection, consumer);
            } catch (JMSException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (JMSException failure) {
            throw BrokerAccess.failure("cannot read the queue " + config.queueName(), failure);
        }
    }

    @Override
    public List<Message> receive(int max) {
        try {
            List<Message> messages = new ArrayList<>();
            Message next = consumer.receiveNoWait();
            while (next != null) {
                messages.add(next);
                next = messages.size() < max ? consumer.receiveNoWait() : null;
            }
            return messages;
        } catch (JMSException failure) {
            throw BrokerAccess.failure("cannot receive", failure);
        }
    }

    @Override
    public void acknowledge(List<Message> messages) {
        try {
            messages.get(messages.size() - 1).acknowledge();
        } catch (JMSException failure) {
            throw BrokerAccess.failure("cannot acknowledge", failure);
        }
    }

    @Override
    public boolean acknowledgesAll() {
        return true;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
