package dev.fairlead.samples.queue;

import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.source.Inbox;
import dev.fairlead.api.source.PushSource;
import dev.fairlead.api.source.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import javax.jms.BytesMessage;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.TextMessage;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Takes the messages of a queue; the broker may forget one when Kafka has it. Texts become texts,
 * and so do bytes, as UTF-8. The key is the correlation id, if there is one; the sender's
 * properties become headers. Other kinds of messages fail the task.
 *
 * <p>The promise is at least once: what was on its way when the worker died comes again.
 */
public final class QueueSource
        extends PushSource<QueueSourceConfig, Message, TypedSourceRecord<String, String>> {
    @Override
    protected Subscription<Message> subscribe(QueueSourceConfig config, Inbox<Message> inbox) {
        return QueueSubscription.open(config);
    }

    @Override
    protected List<TypedSourceRecord<String, String>> records(
            QueueSourceConfig config, Message message) throws JMSException {
        String text = text(message);
        String key = message.getJMSCorrelationID();
        TypedSourceRecord<String, String> record =
                key == null ? TypedSourceRecord.of(text) : TypedSourceRecord.of(key, text);
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = String.valueOf(names.nextElement());
            String value = message.getStringProperty(name);
            // what JMSX tells of is this delivery, and the next one is another
            record =
                    value == null || name.startsWith("JMSX")
                            ? record
                            : record.withHeader(name, value);
        }
        return List.of(record.withTimestamp(Instant.ofEpochMilli(message.getJMSTimestamp())));
    }

    private static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText() == null ? "" : text.getText();
        } else if (message instanceof BytesMessage) {
            return new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
        }
        throw new ConnectException(
                "the message "
                        + message.getJMSMessageID()
                        + " is neither text nor bytes; remove it from the queue, then restart the"
                        + " task");
    }

    @Override
    protected Object identity(QueueSourceConfig config, Message message) throws JMSException {
        return message.getJMSMessageID();
    }

    /** A queue gives each message to one of its readers. */
    @Override
    protected boolean sharesMessages(QueueSourceConfig config) {
        return true;
    }
}
