package dev.fairlead.runtime.config;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A connector's configuration as a user gave it, placeholders and all.
 *
 * @param settings includes {@code name}
 * @param initialState what the connector is to do at first
 */
public record ConnectorConfig(String name, Map<String, String> settings, TargetState initialState) {
    /** What a connector is to do. */
    public enum TargetState {
        /** Run, and its tasks too. */
        RUNNING,
        /** Keep its tasks, but have them wait. */
        PAUSED,
        /** Have no tasks. */
        STOPPED
    }

    public ConnectorConfig {
        Map<String, String> copy = new TreeMap<>();
        settings.forEach((key, value) -> putUnlessNull(copy, key, value));
        settings = Map.copyOf(copy);
    }

    private static void putUnlessNull(
            Map<String, String> copy, String key, @Nullable String value) {
        if (value != null) {
            copy.put(key, value);
        }
    }
}
