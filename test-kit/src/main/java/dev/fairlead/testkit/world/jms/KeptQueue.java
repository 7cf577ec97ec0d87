package dev.fairlead.testkit.world.jms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import javax.jms.JMSException;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.ProducerBrokerExchange;
import org.apache.activemq.broker.region.Queue;
import org.apache.activemq.command.ActiveMQBytesMessage;
import org.apache.activemq.command.ActiveMQMapMessage;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTextMessage;
import org.apache.activemq.command.Message;
import org.apache.activemq.command.MessageId;
import org.apache.activemq.command.ProducerId;
import org.apache.activemq.command.ProducerInfo;
import org.apache.activemq.state.ProducerState;
import org.apache.activemq.store.MessageRecoveryListener;

/** A queue of the broker, as the world sees it: from inside, past all troubles. */
final class KeptQueue implements AutoCloseable {
    /** Zero would mean: not while there is a consumer. */
    private static final long AT_ONCE = -1;

    private final BrokerService service;
    private final ActiveMQQueue address;
    private final Queue queue;
    private final List<String> added = new ArrayList<>();

    KeptQueue(BrokerService service, String name) {
        this.service = service;
        this.address = new ActiveMQQueue(name);
        try {
            this.queue = (Queue) service.getDestination(address);
        } catch (Exception e) {
            throw new IllegalStateException("the world's broker can't make a queue", e);
        }
    }

    String name() {
        return address.getPhysicalName();
    }

    /** Sends a message with this text. */
    void add(String text) {
        added.add(text);
        ProducerInfo producer = new ProducerInfo(new ProducerId("world:" + name() + ":1:1"));
        try {
            ActiveMQTextMessage message = new ActiveMQTextMessage();
            message.setText(text);
            message.setDestination(address);
            message.setProducerId(producer.getProducerId());
            message.setMessageId(new MessageId(producer.getProducerId(), added.size()));
            message.setPersistent(true);
            message.setJMSTimestamp(added.size());
            message.onSend();
            ProducerBrokerExchange exchange = new ProducerBrokerExchange();
            exchange.setConnectionContext(service.getAdminConnectionContext());
            exchange.setMutable(true);
            exchange.setProducerState(new ProducerState(producer));
            service.getBroker().send(exchange, message);
        } catch (Exception e) {
            throw new IllegalStateException("the world's broker can't take a message", e);
        }
    }

    /**
     * The texts of what is there, received by somebody or not. All messages are in the store, which
     * is in memory; browsing the queue would take a time that is quadratic.
     */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        try {
            queue.getMessageStore().recover(new Reading(texts));
        } catch (Exception e) {
            throw new IllegalStateException("the world's broker can't show a queue", e);
        }
        return texts;
    }

    /** Reads all messages of a store. */
    private record Reading(List<String> texts) implements MessageRecoveryListener {
        @Override
        public boolean recoverMessage(Message message) {
            texts.addAll(textsOf(message));
            return true;
        }

        @Override
        public boolean recoverMessageReference(MessageId id) {
            return true;
        }

        @Override
        public boolean hasSpace() {
            return true;
        }

        @Override
        public boolean isDuplicate(MessageId id) {
            return false;
        }
    }

    private static List<String> textsOf(Message message) {
        try {
            Message copy = message.copy();
            if (copy instanceof ActiveMQTextMessage text) {
                return List.of(String.valueOf(text.getText()));
            }
            if (copy instanceof ActiveMQBytesMessage bytes) {
                byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
                bytes.readBytes(body);
                return List.of(new String(body, StandardCharsets.UTF_8));
            }
            if (copy instanceof ActiveMQMapMessage map) {
                List<String> texts = new ArrayList<>();
                for (Object name : Collections.list(map.getMapNames())) {
                    texts.add(String.valueOf(map.getObject(String.valueOf(name))));
                }
                return texts;
            }
            return List.of();
        } catch (JMSException e) {
            return List.of(); // a body that can't be read holds no item
        }
    }

    /** The texts of what was added and is there no more. */
    List<String> released() {
        List<String> gone = new ArrayList<>(added);
        gone.removeAll(new HashSet<>(texts()));
        return gone;
    }

    /** Removes the queue, and consumers with it that are there still. */
    @Override
    public void close() {
        try {
            service.getBroker()
                    .removeDestination(service.getAdminConnectionContext(), address, AT_ONCE);
        } catch (Exception e) {
            throw new IllegalStateException("the world's broker can't remove a queue", e);
        }
    }
}
