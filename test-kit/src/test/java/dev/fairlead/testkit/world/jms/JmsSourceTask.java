package dev.fairlead.testkit.world.jms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.TextMessage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task of {@link JmsSource}. */
public final class JmsSourceTask extends SourceTask {
    enum Style {
        /** Acknowledges what Kafka has. */
        ACKNOWLEDGES_LATE,
        /** Acknowledges what it received, before Kafka has it. */
        ACKNOWLEDGES_EARLY
    }

    private static final int BATCH = 3;

    private final Set<Long> delivered = new TreeSet<>();
    private final Map<Long, Message> received = new TreeMap<>();
    private Style style = Style.ACKNOWLEDGES_LATE;
    private Map<String, String> settings = Map.of();
    private Client client;
    private long last;
    private long emitted;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = Style.valueOf(settings.get("style"));
        this.settings = settings;
        Map<String, Object> stored = context.offsetStorageReader().offset(Map.of("queue", "q"));
        last = stored == null ? 0 : ((Number) stored.get("id")).longValue();
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        try {
            if (client == null) {
                client = Client.connect(settings);
            }
            for (int i = 0; i < BATCH; i++) {
                Optional<TextMessage> message = client.receive();
                if (message.isEmpty()) {
                    break;
                }
                take(message.get(), records);
            }
        } catch (JMSException e) {
            disconnect();
            if (records.isEmpty()) {
                throw new RetriableException(e);
            }
        }
        if (records.isEmpty()) {
            synchronized (this) {
                wait(2);
            }
            return null;
        }
        return records;
    }

    /** What Kafka has already is only acknowledged again. */
    private void take(TextMessage message, List<SourceRecord> records) throws JMSException {
        long id = idOf(message);
        if (id <= last) {
            message.acknowledge();
            return;
        }
        received.put(id, message);
        if (id <= emitted) { // in flight, and acknowledged when Kafka has it
            return;
        }
        if (style == Style.ACKNOWLEDGES_EARLY) {
            message.acknowledge();
        }
        emitted = id;
        records.add(
                new SourceRecord(
                        Map.of("queue", "q"), Map.of("id", id), "topic", null, message.getText()));
    }

    private static long idOf(Message message) throws JMSException {
        String id = message.getJMSMessageID();
        return Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        long id = ((Number) record.sourceOffset().get("id")).longValue();
        delivered.add(id);
        while (delivered.remove(last + 1)) {
            last++;
        }
        Message message = received.remove(id);
        if (style != Style.ACKNOWLEDGES_EARLY && message != null) {
            try {
                message.acknowledge();
            } catch (JMSException e) {
                disconnect(); // it comes again, and is acknowledged then
            }
        }
    }

    private void disconnect() {
        received.clear();
        if (client != null) {
            client.close();
            client = null;
        }
    }

    @Override
    public void stop() {
        disconnect();
    }
}
