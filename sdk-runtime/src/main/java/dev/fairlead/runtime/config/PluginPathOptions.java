package dev.fairlead.runtime.config;

import dev.fairlead.runtime.plugin.PluginDiscovery;
import dev.fairlead.runtime.wording.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where plugins are. Read before everything else, and without placeholders, because config
 * providers are plugins too.
 */
public record PluginPathOptions(List<Path> path, PluginDiscovery discovery) {
    public PluginPathOptions {
        path = List.copyOf(path);
    }

    /**
     * Reads {@code plugin.path} and {@code plugin.discovery}.
     *
     * @throws ConfigException lists everything that is wrong with them
     */
    public static PluginPathOptions parse(Map<String, String> worker) {
        Problems problems = new Problems();
        PluginPathOptions options = parse(new Settings(worker, problems));
        problems.throwIfAny("the worker's configuration");
        return options;
    }

    static PluginPathOptions parse(Settings settings) {
        List<Path> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String element : settings.list("plugin.path")) {
            if (element.isEmpty()) {
                settings.problem(
                        "plugin.path",
                        String.join(",", settings.list("plugin.path")),
                        "has an empty element",
                        "remove the comma");
            } else if (!seen.add(element)) {
                settings.problem("plugin.path", element, "is there twice", "remove one of them");
            } else {
                add(path, element, settings);
            }
        }
        return new PluginPathOptions(
                path,
                settings.choice(
                        "plugin.discovery", PluginDiscovery.class, PluginDiscovery.HYBRID_WARN));
    }

    private static void add(List<Path> path, String element, Settings settings) {
        try {
            path.add(Path.of(element));
        } catch (InvalidPathException e) {
            settings.problem("plugin.path", element, "is no path", "name a directory");
        }
    }
}
