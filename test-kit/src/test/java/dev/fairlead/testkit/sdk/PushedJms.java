package dev.fairlead.testkit.sdk;

import dev.fairlead.api.Setting;
import dev.fairlead.api.source.Inbox;
import dev.fairlead.api.source.PushSource;
import dev.fairlead.api.source.Subscription;
import java.util.ArrayList;
import java.util.List;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQSession;
import org.apache.kafka.connect.errors.RetriableException;

/** Reads a queue of a JMS broker by the SDK's push source. */
public final class PushedJms extends PushSource<PushedJms.Config, Message, String> {
    enum Mode {
        /** As this broker's extension of JMS has it: each message for itself. */
        INDIVIDUAL,
        /** As JMS has it: all that the session received. */
        CLIENT
    }

    record Config(
            @Setting("Where the broker is") String brokerUrl,
            @Setting("What to read") String queueName,
            @Setting("How to acknowledge") Mode mode) {}

    @Override
    protected Subscription<Message> subscribe(Config config, Inbox<Message> inbox) {
        try {
            Connection connection =
                    new ActiveMQConnectionFactory(config.brokerUrl()).createConnection();
            try {
                connection.start();
                Session session =
                        connection.createSession(
                                false,
                                config.mode() == Mode.CLIENT
                                        ? Session.CLIENT_ACKNOWLEDGE
                                        : ActiveMQSession.INDIVIDUAL_ACKNOWLEDGE);
                return new Reading(
                        connection,
                        session.createConsumer(session.createQueue(config.queueName())),
                        config.mode());
            } catch (JMSException lost) {
                connection.close();
                throw lost;
            }
        } catch (JMSException lost) {
            throw new RetriableException(lost);
        }
    }

    @Override
    protected List<String> records(Config config, Message message) throws JMSException {
        return List.of(((TextMessage) message).getText());
    }

    @Override
    protected Object identity(Config config, Message message) throws JMSException {
        return message.getJMSMessageID();
    }

    private record Reading(Connection connection, MessageConsumer consumer, Mode mode)
            implements Subscription<Message> {
        @Override
        public List<Message> receive(int max) {
            List<Message> messages = new ArrayList<>();
            try {
                while (messages.size() < max) {
                    Message message = consumer.receiveNoWait();
                    if (message == null) {
                        break;
                    }
                    messages.add(message);
                }
                return messages;
            } catch (JMSException lost) {
                throw new RetriableException(lost);
            }
        }

        @Override
        public void acknowledge(List<Message> messages) {
            try {
                if (mode == Mode.CLIENT) {
                    messages.get(messages.size() - 1).acknowledge();
                } else {
                    for (Message message : messages) {
                        message.acknowledge();
                    }
                }
            } catch (JMSException lost) {
                throw new RetriableException(lost);
            }
        }

        @Override
        public boolean acknowledgesAll() {
            return mode == Mode.CLIENT;
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }
}
