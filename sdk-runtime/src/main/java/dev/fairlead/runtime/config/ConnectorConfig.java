package dev.fairlead.runtime.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A connector's configuration as a user gave it, placeholders and all.
 *
 * @param settings includes {@code name}
 * @param initialState what the connector is to do at first
 * @param secrets the settings that plugins declare as passwords; empty until they were asked
 */
public record ConnectorConfig(
        String name,
        Map<String, String> settings,
        TargetState initialState,
        Optional<Set<String>> secrets) {
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
        secrets = secrets.map(Set::copyOf);
    }

    /** As a user gives it. */
    public ConnectorConfig(String name, Map<String, String> settings, TargetState initialState) {
        this(name, settings, initialState, Optional.empty());
    }

    /** The same, in another state. */
    public ConnectorConfig withState(TargetState state) {
        return new ConnectorConfig(name, settings, state, secrets);
    }

    /** The same, with the names of its secrets. */
    public ConnectorConfig withSecrets(Set<String> names) {
        return new ConnectorConfig(name, settings, initialState, Optional.of(names));
    }

    private static void putUnlessNull(
            Map<String, String> copy, String key, @Nullable String value) {
        if (value != null) {
            copy.put(key, value);
        }
    }
}
