package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.task.SourceTaskOptions;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * The connector under test, as a user would configure it.
 *
 * @param settings beside those that the world adds
 * @param tasksMax how many tasks it may have
 * @param options what the worker tells the tasks' machines
 */
public record SourceSubject(
        Class<? extends SourceConnector> connector,
        Map<String, String> settings,
        int tasksMax,
        SourceTaskOptions options) {
    /** The name under which the connector runs, and its offsets are stored. */
    public static final String NAME = "simulated";

    public SourceSubject {
        settings = Map.copyOf(settings);
    }

    /** All settings of the connector in this world. */
    Map<String, String> settingsIn(Map<String, String> world) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent("name", NAME);
        all.putIfAbsent("connector.class", connector.getName());
        all.putIfAbsent("tasks.max", Integer.toString(tasksMax));
        all.putAll(world);
        return Map.copyOf(all);
    }
}
