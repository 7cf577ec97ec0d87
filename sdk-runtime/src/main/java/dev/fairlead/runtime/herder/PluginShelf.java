package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.calls.Answer;
import dev.fairlead.runtime.calls.PluginCode;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.plugin.PluginInfo;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.plugin.PluginVersion;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.plugin.VersionRange;
import dev.fairlead.runtime.worker.PluginCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.components.ConnectPlugin;
import org.apache.kafka.connect.connector.Connector;

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

    /** What a plugin declares; refused when there is no such plugin. */
    CompletableFuture<List<SettingDefinition>> settings(String plugin, Optional<String> version) {
        VersionRange versions = versions(version);
        return calls.call(
                "read the settings of " + plugin,
                patience,
                () -> {
                    Map<String, ConfigKey> keys =
                            new LinkedHashMap<>(config(plugin, versions).configKeys());
                    ofWorker(plugin, versions).configKeys().forEach(keys::putIfAbsent);
                    return keys.values().stream().map(key -> definition(key, plugin)).toList();
                });
    }

    private SettingDefinition definition(ConfigKey key, String plugin) {
        SettingDefinition its = SettingDefinition.of(key);
        if (its.name().equals("connector.plugin.version")) {
            List<PluginVersion> versions = plugins.versions(Connector.class, plugin);
            return versions.isEmpty()
                    ? its
                    : its.withDefault(versions.get(versions.size() - 1).text());
        }
        return ConnectorSettings.isClass(its.name())
                ? its.withType(ConfigDef.Type.CLASS.name())
                : its;
    }

    /** What the worker itself reads in the configurations of a connector. */
    private ConfigDef ofWorker(String plugin, VersionRange versions) {
        if (find(PluginType.SINK, plugin, versions).isPresent()) {
            return ConnectorSettings.ofSink();
        }
        return find(PluginType.SOURCE, plugin, versions).isPresent()
                ? ConnectorSettings.ofSource()
                : new ConfigDef();
    }

    private static VersionRange versions(Optional<String> version) {
        try {
            return version.map(VersionRange::parse).orElse(VersionRange.ANY);
        } catch (ConfigException e) {
            throw RefusedException.badRequest(
                    "Invalid version specification: " + version.orElse("") + ": " + e.getMessage());
        }
    }

    private ConfigDef config(String plugin, VersionRange versions) {
        for (PluginType type : ALL) {
            Optional<? extends PluginClass<?>> found = find(type, plugin, versions);
            if (found.isPresent()) {
                return declared(found.get());
            }
        }
        for (PluginType type : ALL) {
            Optional<? extends PluginClass<?>> other = find(type, plugin, VersionRange.ANY);
            if (other.isPresent()) {
                throw RefusedException.badRequest(
                        "Plugin "
                                + other.get().name()
                                + " not found that matches the version range "
                                + interval(versions)
                                + ", available versions: "
                                + plugins.versions(type.api(), plugin));
            }
        }
        throw RefusedException.notFound("Unknown plugin " + plugin + ".");
    }

    /** A plain version is the interval that has nothing else. */
    private static String interval(VersionRange versions) {
        String text = versions.text();
        return text.startsWith("[") || text.startsWith("(") ? text : "[" + text + "," + text + "]";
    }

    private Optional<? extends PluginClass<?>> find(
            PluginType type, String plugin, VersionRange versions) {
        try {
            return Optional.of(plugins.find(type.api(), plugin, versions, null));
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private static ConfigDef declared(PluginClass<?> plugin) {
        Answer<ConfigDef> answer =
                PluginCode.call(
                        plugin.loader(),
                        "config",
                        () ->
                                plugin.newInstance() instanceof ConnectPlugin its
                                        ? its.config()
                                        : new ConfigDef());
        if (answer instanceof Answer.Returned<ConfigDef> returned && returned.value() != null) {
            return returned.value();
        }
        throw new RefusedException(
                RefusedException.Kind.INTERNAL,
                plugin.name() + " doesn't tell its settings; report it to its author");
    }
}
