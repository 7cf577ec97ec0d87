package dev.fairlead.testkit.world.jms;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** Reads a queue; {@link JmsSourceTask.Style} says which ways are wrong. */
public final class JmsSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return JmsSourceTask.class;
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
                .define("queue.name", Type.STRING, Importance.HIGH, "what to read")
                .define("style", Type.STRING, Importance.LOW, "how to read");
    }

    @Override
    public String version() {
        return "1";
    }
}
