package dev.fairlead.samples.benchmark.plugin;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** A source that has all its records ready. */
public final class Generator extends SourceConnector {
    static final ConfigDef CONFIG =
            new ConfigDef()
                    .define("topic", Type.STRING, Importance.HIGH, "where to")
                    .define("shape", Type.STRING, "text", Importance.HIGH, "text or record")
                    .define("records", Type.LONG, 0L, Importance.HIGH, "how many")
                    .define("gauge", Type.STRING, "", Importance.LOW, "file for the progress");

    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> props) {
        settings = props;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return GeneratorTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public String version() {
        return "1.0.0";
    }
}
