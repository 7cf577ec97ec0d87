package dev.fairlead.samples.guide.plain;

import dev.fairlead.api.config.Settings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** Reads the lines of one file, with a task of its own. */
public final class LinesSource extends SourceConnector {
    static final Settings<LinesConfig> SETTINGS = Settings.of(LinesConfig.class);

    private Map<String, String> configured = Map.of();

    @Override
    public ConfigDef config() {
        return SETTINGS.definition();
    }

    @Override
    public Config validate(Map<String, String> connectorConfigs) {
        return SETTINGS.validate(connectorConfigs);
    }

    @Override
    public void start(Map<String, String> props) {
        SETTINGS.bind(props);
        configured = Map.copyOf(props);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LinesTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(configured);
    }

    @Override
    public void stop() {}

    @Override
    public String version() {
        return "1";
    }
}
