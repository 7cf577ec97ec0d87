package dev.fairlead.testkit.world.queue;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A task of {@link QueueSink}. */
public final class QueueSinkTask extends SinkTask {
    enum Style {
        /** Sends what wasn't sent before. */
        REMEMBERS_WHAT_WAS_SENT,
        /** Sends all of a batch again when one of it fails. */
        SENDS_ALL_AGAIN,
        /** Lets go of what couldn't be sent. */
        DROPS_WHAT_FAILS
    }

    private final Map<Integer, Long> sent = new HashMap<>();
    private Style style = Style.REMEMBERS_WHAT_WAS_SENT;
    private String queue = "";
    private MessageQueue.Connection connection;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = Style.valueOf(settings.get("style"));
        queue = settings.get("queue.name");
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        try {
            for (SinkRecord record : records) {
                send(record);
            }
        } catch (MessageQueue.QueueException e) {
            disconnect();
            if (style != Style.DROPS_WHAT_FAILS) {
                throw new RetriableException(e);
            }
        }
    }

    private void send(SinkRecord record) throws MessageQueue.QueueException {
        long before = sent.getOrDefault(record.originalKafkaPartition(), -1L);
        if (style != Style.SENDS_ALL_AGAIN && record.originalKafkaOffset() <= before) {
            return;
        }
        if (connection == null) {
            connection = MessageQueue.connect(queue);
        }
        connection.send((String) record.value());
        sent.put(record.originalKafkaPartition(), record.originalKafkaOffset());
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
