package dev.fairlead.testkit.mutant;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes to a {@code MemoryStore}; correct unless it is told to have a fault. */
public final class MutantSink extends SinkConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        SinkFault fault = SinkFault.valueOf(settings.getOrDefault("fault", "NONE"));
        if (fault == SinkFault.L1_STOPS_WHAT_NEVER_STARTED) {
            return FragileSinkTask.class;
        }
        if (fault.isOfHaste()) {
            return HastySinkTask.class;
        }
        return fault.isOfBuffering() ? BufferingSinkTask.class : MutantSinkTask.class;
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
                .define("fault", Type.STRING, "NONE", Importance.LOW, "what is wrong");
    }

    @Override
    public String version() {
        return "1";
    }
}
