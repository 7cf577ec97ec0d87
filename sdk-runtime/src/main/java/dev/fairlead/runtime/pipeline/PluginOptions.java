package dev.fairlead.runtime.pipeline;

import dev.fairlead.runtime.plugin.VersionRange;
import java.util.Map;

/**
 * One plugin of a pipeline, as configured.
 *
 * @param setting the setting that names it: {@code value.converter}, {@code transforms.mask.type}
 * @param plugin its class name or short name
 * @param versions in which versions ({@code value.converter.plugin.version})
 * @param settings what it is configured with, without prefix
 * @param scope who names it
 */
public record PluginOptions(
        String setting,
        String plugin,
        VersionRange versions,
        Map<String, String> settings,
        Scope scope) {
    /** Whose configuration names a plugin. */
    public enum Scope {
        /** The worker's: the connector's own jars don't count. */
        WORKER,
        /** The connector's: a plugin among its own jars wins over others of the same name. */
        CONNECTOR
    }

    public PluginOptions {
        settings = Map.copyOf(settings);
    }

    /** In any version. */
    public PluginOptions(String setting, String plugin, Map<String, String> settings, Scope scope) {
        this(setting, plugin, VersionRange.ANY, settings, scope);
    }
}
