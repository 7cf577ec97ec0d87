package dev.fairlead.testkit.mutant;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes to a {@code MemoryStore}, in a {@link SinkStyle}; correct. */
public final class StyledSink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return StyledSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return Collections.nCopies(max, settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("store", Type.STRING, Importance.HIGH, "where to write")
                .define("style", Type.STRING, Importance.HIGH, "how to write");
    }

    @Override
    public String version() {
        return "1";
    }
}
