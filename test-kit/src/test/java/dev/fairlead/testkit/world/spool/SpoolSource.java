package dev.fairlead.testkit.world.spool;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Reads files that appear in a directory; {@link SpoolSourceTask.Style} says which ways are wrong.
 */
public final class SpoolSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return SpoolSourceTask.class;
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
                .define("input.path", Type.STRING, Importance.HIGH, "what to read")
                .define("finished.path", Type.STRING, Importance.HIGH, "where to put what was read")
                .define("style", Type.STRING, Importance.LOW, "how to read");
    }

    @Override
    public String version() {
        return "1";
    }
}
