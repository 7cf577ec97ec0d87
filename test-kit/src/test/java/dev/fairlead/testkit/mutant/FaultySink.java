package dev.fairlead.testkit.mutant;

import dev.fairlead.testkit.world.MemoryStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Writes to a {@link MemoryStore}; its fault is named by a setting, and by the law. */
public final class FaultySink extends SinkConnector {
    /** What can be wrong with it. */
    public static final List<String> FAULTS = List.of("O9", "L6", "L7", "L8");

    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Writing.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public boolean alterOffsets(Map<String, String> settings, Map<TopicPartition, Long> offsets) {
        if (settings.get("fault").equals("O9")) {
            for (Long offset : offsets.values()) {
                if (offset.longValue() < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("store", Type.STRING, Importance.HIGH, "where to write")
                .define("fault", Type.STRING, "none", Importance.LOW, "what is wrong");
    }

    @Override
    public String version() {
        return "1";
    }

    /** Its task. */
    public static final class Writing extends SinkTask {
        private static volatile String last = "";

        private Map<String, String> settings = Map.of();

        @Override
        public void start(Map<String, String> settings) {
            this.settings = settings;
            last = settings.get("store");
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            String fault = settings.get("fault");
            if (fault.equals("L6")) {
                Thread thread = new Thread(() -> context.assignment(), "asks");
                thread.setDaemon(true);
                thread.start();
            }
            MemoryStore store = MemoryStore.find(fault.equals("L8") ? last : settings.get("store"));
            for (SinkRecord record : records) {
                try {
                    store.write((String) record.value());
                } catch (Error e) {
                    if (!fault.equals("L7")) {
                        throw e;
                    }
                }
            }
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "1";
        }
    }
}
