package dev.fairlead.samples.hanging.plugin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** Hangs in the call that {@code hangs} names, and heeds no interrupt. */
public final class StuckSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    /** Called by the worker. */
    public StuckSource() {}

    static void reach(String call, Map<String, String> settings) {
        while (call.equals(settings.get("hangs"))) {
            LockSupport.park();
            Thread.interrupted();
        }
    }

    @Override
    public Config validate(Map<String, String> given) {
        reach("validate", given);
        return super.validate(given);
    }

    @Override
    public void start(Map<String, String> given) {
        settings = given;
        reach("start", settings);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return StuckTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        reach("taskConfigs", settings);
        return List.of(settings);
    }

    @Override
    public void stop() {
        reach("stop", settings);
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public String version() {
        return "1.0";
    }
}
