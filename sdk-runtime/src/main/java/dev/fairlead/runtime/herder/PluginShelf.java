package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.plugin.PluginInfo;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.worker.PluginCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The plugins that users can choose from. Thread-safe. */
final class PluginShelf {
    private static final List<PluginType> CONNECTORS = List.of(PluginType.SINK, PluginType.SOURCE);
    private static final List<PluginType> ALL =
            List.of(
                    PluginType.SINK,
                    PluginType.SOURCE,
                    PluginType.CONVERTER,
                    PluginType.HEADER_CONVERTER,
                    PluginType.TRANSFORMATION,
                    PluginType.PREDICATE);

    private final Plugins plugins;
    private final PluginCalls calls;
    private final Duration patience;

    PluginShelf(Plugins plugins, PluginCalls calls, Duration patience) {
        this.plugins = plugins;
        this.calls = calls;
        this.patience = patience;
    }

    CompletableFuture<List<PluginInfo>> list(boolean connectorsOnly) {
        return calls.call(
                "list plugins",
                patience,
                () -> {
                    List<PluginInfo> all = new ArrayList<>();
                    (connectorsOnly ? CONNECTORS : ALL)
                            .forEach(type -> all.addAll(plugins.list(type)));
                    return all;
                });
    }

    CompletableFuture<List<SettingDefinition>> settings(String plugin, Optional<String> version) {
        return CompletableFuture.failedFuture(
                RefusedException.notFound("Unknown plugin " + plugin + "."));
    }
}
