package dev.fairlead.runtime.pipeline;

/** Sees the plugins of a pipeline as they are made. */
@FunctionalInterface
public interface PluginMonitor {
    /** Sees nothing. */
    PluginMonitor NONE = (setting, plugin, className) -> {};

    /**
     * A plugin was instantiated and configured. Its class loader is the context.
     *
     * @param setting the setting that names it: {@code value.converter}, {@code
     *     transforms.mask.type}
     * @param className the class that was asked for, which another one may stand for
     */
    void made(String setting, Object plugin, String className);
}
