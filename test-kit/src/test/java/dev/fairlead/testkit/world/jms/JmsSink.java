package dev.fairlead.testkit.world.jms;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Sends records; {@link JmsSinkTask.Style} says which ways are wrong. */
public final class JmsSink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return JmsSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("broker.url", Type.STRING, Importance.HIGH, "where the broker is")
                .define("queue.name", Type.STRING, Importance.HIGH, "where to send")
                .define("style", Type.STRING, Importance.LOW, "how to send");
    }

    @Override
    public String version() {
        return "1";
    }
}
