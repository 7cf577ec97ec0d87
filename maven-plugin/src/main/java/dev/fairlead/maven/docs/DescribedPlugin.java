package dev.fairlead.maven.docs;

import dev.fairlead.maven.describe.Setting;
import dev.fairlead.maven.manifest.PluginType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plugin of the project and its settings.
 *
 * @param className its class
 * @param types what it is; a converter may be a header converter too
 * @param settings its settings
 */
public record DescribedPlugin(String className, List<PluginType> types, List<Setting> settings) {
    /** Keeps copies. */
    public DescribedPlugin {
        types = List.copyOf(types);
        settings = List.copyOf(settings);
    }

    /**
     * Returns a name for readers and for files.
     *
     * @return the class's name without its package; a nested one with its outer class
     */
    public String name() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    /**
     * Returns what it is.
     *
     * @return such as {@code Sink connector}
     */
    public String kind() {
        String kinds = types.stream().map(PluginType::label).collect(Collectors.joining(" and "));
        return Character.toUpperCase(kinds.charAt(0)) + kinds.substring(1);
    }

    /**
     * Returns its first type.
     *
     * @return the type
     */
    public PluginType type() {
        return types.get(0);
    }

    /**
     * Tells whether it is a connector.
     *
     * @return true for sources and sinks
     */
    public boolean isConnector() {
        return type() == PluginType.SOURCE_CONNECTOR || type() == PluginType.SINK_CONNECTOR;
    }

    /**
     * Returns the settings by group.
     *
     * @return the groups in their order; an empty name for settings without one
     */
    public Map<String, List<Setting>> groups() {
        Map<String, List<Setting>> groups = new LinkedHashMap<>();
        for (Setting setting : settings) {
            groups.computeIfAbsent(setting.shown().group(), name -> new ArrayList<>()).add(setting);
        }
        return groups;
    }
}
