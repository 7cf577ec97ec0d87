package dev.fairlead.testkit.world.server;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Sends records to a {@link LineServer}. */
public final class LineSink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LineSinkTask.class;
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
                .define("host", Type.STRING, Importance.HIGH, "where the server is")
                .define("port", Type.INT, Importance.HIGH, "where the server is")
                .define("drops", Type.BOOLEAN, false, Importance.LOW, "what can't be sent");
    }

    @Override
    public String version() {
        return "1";
    }
}
