package dev.fairlead.testkit.subject;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One plugin to judge.
 *
 * @param config of the plugin; values may have placeholders of the world
 * @param world the kind of world; empty when there is none
 * @param worldOptions of that kind
 * @param laws to judge; empty for all
 * @param waivers by the law's id, the reason
 * @param replay the token of a failure to try again, alone; empty to try all
 */
public record Request(
        String className,
        PluginKind kind,
        Map<String, String> config,
        String world,
        Map<String, String> worldOptions,
        List<String> laws,
        Map<String, String> waivers,
        String replay) {
    /** All is to be tried. */
    public Request(
            String className,
            PluginKind kind,
            Map<String, String> config,
            String world,
            Map<String, String> worldOptions,
            List<String> laws,
            Map<String, String> waivers) {
        this(className, kind, config, world, worldOptions, laws, waivers, "");
    }

    /** The same, but only this token is to be tried again. */
    public Request replaying(String token) {
        return new Request(className, kind, config, world, worldOptions, laws, waivers, token);
    }

    public Request {
        config = Map.copyOf(config);
        worldOptions = Map.copyOf(worldOptions);
        laws = List.copyOf(laws);
        waivers = Map.copyOf(new TreeMap<>(waivers));
    }

    /** A plugin of which nothing else is said. */
    public static Request of(FoundPlugin plugin) {
        return new Request(
                plugin.className(), plugin.kind(), Map.of(), "", Map.of(), List.of(), Map.of());
    }
}
