package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.task.SinkTaskOptions;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * The sink connector under test, as a user would configure it.
 *
 * @param settings beside those that the world adds
 * @param options what the worker tells the task's machine
 * @param beforeReporters whether it says that it also runs on workers before Kafka 2.6
 */
public record SinkSubject(
        Class<? extends SinkConnector> connector,
        Map<String, String> settings,
        SinkTaskOptions options,
        boolean beforeReporters) {
    /** The topic that it reads. */
    public static final String TOPIC = "topic";

    /** The setting of {@link #tasks}. */
    public static final String TASKS = "tasks.max";

    public SinkSubject {
        settings = Map.copyOf(settings);
    }

    /** A connector for workers that have reporters, if only null. */
    public SinkSubject(
            Class<? extends SinkConnector> connector,
            Map<String, String> settings,
            SinkTaskOptions options) {
        this(connector, settings, options, false);
    }

    /** How many tasks it may have at the same time. */
    int tasks() {
        return Integer.parseInt(settings.getOrDefault(TASKS, "2"));
    }

    /** All settings of the connector in this world. */
    Map<String, String> settingsIn(Map<String, String> world) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent("name", SourceSubject.NAME);
        all.putIfAbsent("connector.class", connector.getName());
        all.putIfAbsent(TASKS, Integer.toString(tasks()));
        all.putIfAbsent(SinkConnector.TOPICS_CONFIG, TOPIC);
        all.putAll(world);
        return Map.copyOf(all);
    }
}
