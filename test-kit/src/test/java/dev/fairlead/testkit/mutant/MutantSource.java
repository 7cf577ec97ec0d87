package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryWorld;
import java.util.ArrayList;
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
        return ConnectorUtils.groupPartitions(places, Math.min(max, places.size())).stream()
                .map(this::taskSettings)
                .toList();
    }

    private Map<String, String> taskSettings(List<String> places) {
        return Map.of(
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
                .define("fault", Type.STRING, "NONE", Importance.LOW, "what is wrong");
    }

    @Override
    public String version() {
        return "1";
    }
}
