package dev.fairlead.maven.hub;

import dev.fairlead.maven.manifest.PluginType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The Hub's words for plugin types. It has none for five of the nine. */
public final class ComponentTypes {
    private static final Map<PluginType, String> WORDS =
            Map.of(
                    PluginType.SOURCE_CONNECTOR, "source",
                    PluginType.SINK_CONNECTOR, "sink",
                    PluginType.TRANSFORMATION, "transform",
                    PluginType.CONVERTER, "converter",
                    PluginType.HEADER_CONVERTER, "converter");

    private ComponentTypes() {}

    /**
     * Translates.
     *
     * @param types what a plugin jar offers
     * @return the Hub's words, in alphabetical order, each once
     */
    public static List<String> of(Collection<PluginType> types) {
        return types.stream()
                .filter(WORDS::containsKey)
                .map(WORDS::get)
                .distinct()
                .sorted()
                .toList();
    }
}
