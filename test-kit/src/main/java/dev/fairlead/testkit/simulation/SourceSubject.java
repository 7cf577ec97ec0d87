package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.task.SourceTaskOptions;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * The connector under test, as a user would configure it.
 *
 * @param settings beside those that the world adds
 * @param tasksMax how many tasks it may have
 * @param options what the worker tells the tasks' machines
 * @param harmless settings, with another value each, that may be changed without any harm
 * @param takesLateItems whether it says that it delivers items that become visible late
 */
public record SourceSubject(
        Class<? extends SourceConnector> connector,
        Map<String, String> settings,
        int tasksMax,
        SourceTaskOptions options,
        Map<String, String> harmless,
        boolean takesLateItems) {
    /** The name under which the connector runs, and its offsets are stored. */
    public static final String NAME = "simulated";

    public SourceSubject {
        settings = Map.copyOf(settings);
        harmless = Collections.unmodifiableMap(new TreeMap<>(harmless));
    }

    /** A connector of which no setting is known to be harmless. */
    public SourceSubject(
            Class<? extends SourceConnector> connector,
            Map<String, String> settings,
            int tasksMax,
            SourceTaskOptions options) {
        this(connector, settings, tasksMax, options, Map.of(), false);
    }

    /** The same with another number of tasks. */
    SourceSubject withTasksMax(int other) {
        return new SourceSubject(connector, settings, other, options, harmless, takesLateItems);
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
