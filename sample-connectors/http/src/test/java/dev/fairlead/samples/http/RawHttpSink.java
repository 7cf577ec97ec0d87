package dev.fairlead.samples.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.jspecify.annotations.Nullable;

/** The sink once more, against Connect's API alone; its lines are counted in the docs. */
public final class RawHttpSink extends SinkConnector {
    private @Nullable Map<String, String> settings;

    @Override
    public String version() {
        String version = RawHttpSink.class.getPackage().getImplementationVersion();
        return version == null ? "unversioned" : version;
    }

    @Override
    public ConfigDef config() {
        return RawHttpSinkSettings.DEFINITION;
    }

    @Override
    public Config validate(Map<String, String> configured) {
        return RawHttpSinkSettings.validate(configured);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return RawHttpSinkTask.class;
    }

    @Override
    public void start(Map<String, String> configured) {
        new RawHttpSinkSettings(configured);
        settings = Map.copyOf(configured);
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        Map<String, String> started = settings;
        if (started == null) {
            throw new ConnectException("the connector is not started");
        }
        return Collections.nCopies(maxTasks, started);
    }

    @Override
    public void stop() {
        settings = null;
    }
}
