package dev.fairlead.testkit.world.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A task of {@link QueueSource}. */
public final class QueueSourceTask extends SourceTask {
    enum Style {
        /** Acknowledges what Kafka has. */
        ACKNOWLEDGES_LATE,
        /** Acknowledges what it received, before Kafka has it. */
        ACKNOWLEDGES_EARLY,
        /** Forgets what it received in a poll that fails. */
        DROPS_WHEN_A_POLL_FAILS
    }

    private static final int BATCH = 3;

    private final Set<Long> delivered = new TreeSet<>();
    private Style style = Style.ACKNOWLEDGES_LATE;
    private String queue = "";
    private MessageQueue.Connection connection;
    private long last;
    private long emitted;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = Style.valueOf(settings.get("style"));
        queue = settings.get("queue.name");
        Map<String, Object> stored = context.offsetStorageReader().offset(Map.of("queue", "q"));
        last = stored == null ? 0 : ((Number) stored.get("id")).longValue();
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        try {
            if (connection == null || connection.isClosed()) {
                connection = MessageQueue.connect(queue);
            }
            for (int i = 0; i < BATCH; i++) {
                Optional<MessageQueue.Message> message = connection.receive();
                if (message.isEmpty()) {
                    break;
                }
                take(message.get(), records);
            }
        } catch (MessageQueue.QueueException e) {
            if (records.isEmpty() || style == Style.DROPS_WHEN_A_POLL_FAILS) {
                disconnect();
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
    private void take(MessageQueue.Message message, List<SourceRecord> records)
            throws MessageQueue.QueueException {
        if (message.id() <= last) {
            connection.acknowledge(message.id());
            return;
        }
        if (message.id() <= emitted) { // in flight, and acknowledged when Kafka has it
            return;
        }
        if (style == Style.ACKNOWLEDGES_EARLY) {
            connection.acknowledge(message.id());
        }
        if (style == Style.DROPS_WHEN_A_POLL_FAILS) {
            last = message.id();
        }
        emitted = message.id();
        records.add(
                new SourceRecord(
                        Map.of("queue", "q"),
                        Map.of("id", message.id()),
                        "topic",
                        null,
                        message.text()));
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        long id = ((Number) record.sourceOffset().get("id")).longValue();
        delivered.add(id);
        while (delivered.remove(last + 1)) {
            last++;
        }
        if (style != Style.ACKNOWLEDGES_EARLY && connection != null) {
            try {
                connection.acknowledge(id);
            } catch (MessageQueue.QueueException e) {
                // it comes again, and is acknowledged then
            }
        }
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void stop() {
        disconnect();
    }
}
