package dev.fairlead.testkit.mutant;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** Reads units of a memory world, each in a transaction; correct unless it is told to be faulty. */
public final class LedgerSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LedgerSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(
                Map.of(
                        "world",
                        settings.get("world"),
                        "fault",
                        settings.getOrDefault("fault", "NONE")));
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> settings) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(
            Map<String, String> given) {
        boolean needsStart = "T1_NEEDS_TO_BE_STARTED".equals(given.get("fault"));
        return needsStart && settings.get("world").isEmpty()
                ? ConnectorTransactionBoundaries.UNSUPPORTED
                : ConnectorTransactionBoundaries.SUPPORTED;
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("world", Type.STRING, Importance.HIGH, "where to read")
                .define("fault", Type.STRING, "NONE", Importance.LOW, "what is wrong");
    }

    @Override
    public String version() {
        return "1";
    }
}
