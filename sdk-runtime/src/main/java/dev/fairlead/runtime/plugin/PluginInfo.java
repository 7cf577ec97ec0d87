package dev.fairlead.runtime.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A usable plugin, as a list of plugins shows it.
 *
 * @param location the entry of {@code plugin.path}; empty on the worker's class path
 */
public record PluginInfo(
        PluginType type, String className, PluginVersion version, Optional<Path> location) {}
