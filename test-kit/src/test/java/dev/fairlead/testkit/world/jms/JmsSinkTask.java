package dev.fairlead.testkit.world.jms;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.jms.JMSException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A task of {@link JmsSink}. */
public final class JmsSinkTask extends SinkTask {
    enum Style {
        /** Sends what wasn't sent before. */
        REMEMBERS_WHAT_WAS_SENT,
        /** Lets go of what couldn't be sent. */
        DROPS_WHAT_FAILS
    }

    private final Map<Integer, Long> sent = new HashMap<>();
    private Style style = Style.REMEMBERS_WHAT_WAS_SENT;
    private Map<String, String> settings = Map.of();
    private Client client;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        style = Style.valueOf(settings.get("style"));
        this.settings = settings;
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        try {
            for (SinkRecord record : records) {
                send(record);
            }
        } catch (JMSException e) {
            disconnect();
            if (style != Style.DROPS_WHAT_FAILS) {
                throw new RetriableException(e);
            }
        }
    }

    private void send(SinkRecord record) throws JMSException {
        long before = sent.getOrDefault(record.originalKafkaPartition(), -1L);
        if (record.originalKafkaOffset() <= before) {
            return;
        }
        if (client == null) {
            client = Client.connect(settings);
        }
        client.send((String) record.value());
        sent.put(record.originalKafkaPartition(), record.originalKafkaOffset());
    }

    private void disconnect() {
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
