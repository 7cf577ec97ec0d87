package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.util.ConnectorUtils;

/** Reads the places of a {@link MemoryWorld}; correct unless it is told to have a fault. */
public final class MutantSource extends SourceConnector {
    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return MutantSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < MemoryWorld.find(settings.get("world")).places(); i++) {
            places.add(Integer.toString(i));
        }
        if (isFaulty(SourceFault.C2_GIVES_ALL_TO_EVERY_TASK)) {
            return Collections.nCopies(max, taskSettings(places, max));
        }
        return ConnectorUtils.groupPartitions(places, Math.min(max, places.size())).stream()
                .map(own -> taskSettings(own, max))
                .toList();
    }

    private boolean isFaulty(SourceFault fault) {
        return fault.name().equals(settings.get("fault"));
    }

    private Map<String, String> taskSettings(List<String> places, int max) {
        return Map.of(
                "batch",
                settings.getOrDefault("batch", "3"),
                "tasks",
                Integer.toString(max),
                "world",
                settings.get("world"),
                "fault",
                settings.getOrDefault("fault", SourceFault.NONE.name()),
                "places",
                places.stream().collect(Collectors.joining(",")));
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("world", Type.STRING, Importance.HIGH, "where to read")
                .define("batch", Type.INT, 3, Importance.LOW, "how many items at a time")
                .define("fault", Type.STRING, "NONE", Importance.LOW, "what is wrong");
    }

    @Override
    public String version() {
        return "1";
    }
}
