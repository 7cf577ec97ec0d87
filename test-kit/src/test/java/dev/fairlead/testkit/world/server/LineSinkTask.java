package dev.fairlead.testkit.world.server;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** A task of {@link LineSink}; with {@code drops} it lets go of what it couldn't send. */
public final class LineSinkTask extends SinkTask {
    private Map<String, String> settings = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        try (LineClient client = new LineClient(settings)) {
            for (SinkRecord record : records) {
                client.send((String) record.value());
            }
        } catch (IOException e) {
            if (!Boolean.parseBoolean(settings.get("drops"))) {
                throw new RetriableException(e);
            }
        }
    }

    @Override
    public void stop() {}
}
