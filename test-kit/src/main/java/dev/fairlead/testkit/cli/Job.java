package dev.fairlead.testkit.cli;

import dev.fairlead.testkit.subject.PluginJar;
import java.util.List;
import java.util.Map;

/**
 * What is to be judged and how, from the command line, a description file or both.
 *
 * @param className or the last part of it; empty for all plugins
 * @param world the kind of world; empty for none
 * @param config values may have placeholders of the world
 * @param properties how much to try, as system properties of the doors
 * @param replay the token of a failure to try again, alone; empty to try all
 */
record Job(
        PluginJar jar,
        String className,
        String world,
        Map<String, String> worldOptions,
        Map<String, String> config,
        List<String> laws,
        Map<String, String> waivers,
        Map<String, String> properties,
        String replay) {
    Job {
        worldOptions = Map.copyOf(worldOptions);
        config = Map.copyOf(config);
        laws = List.copyOf(laws);
        waivers = Map.copyOf(waivers);
        properties = Map.copyOf(properties);
    }
}
