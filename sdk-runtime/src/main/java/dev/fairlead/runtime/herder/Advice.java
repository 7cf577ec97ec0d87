package dev.fairlead.runtime.herder;

import dev.fairlead.runtime.config.ConverterDefaults;
import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.plugin.PluginInfo;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.plugin.PluginVersion;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.plugin.VersionRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;
import org.jspecify.annotations.Nullable;

/**
 * What users can choose from when they fill in a connector's configuration: classes and versions of
 * plugins, and which are taken if they choose none. Loads and instantiates plugins: for those who
 * ask for it, and not on the way of a connector to its start. Single-threaded.
 */
final class Advice {
    private static final String CONNECTOR_CLASS = "connector.class";
    private static final String CONNECTOR_VERSION = "connector.plugin.version";
    private static final String VERSION = "plugin.version";
    private static final Pattern CONVERTER =
            Pattern.compile("(key|value|header)\\.converter(\\.plugin\\.version)?");
    private static final Pattern STAGE =
            Pattern.compile("((transforms|predicates)\\..+\\.)(type|plugin\\.version)");

    private final Plugins plugins;
    private final ConverterDefaults defaults;
    private final Map<String, String> settings;
    private final boolean hasConnector;

    /**
     * What can be said of one setting.
     *
     * @param chosen what is taken if the configuration says nothing
     * @param isClass whether the value names a class, which is shown by its full name
     */
    private record Advised(
            @Nullable String chosen, List<String> choices, boolean visible, boolean isClass) {}

    /**
     * @param settings placeholders filled
     */
    Advice(Plugins plugins, ConverterDefaults defaults, Map<String, String> settings) {
        this.plugins = plugins;
        this.defaults = defaults;
        this.settings = settings;
        this.hasConnector = hasConnector();
    }

    private boolean hasConnector() {
        try {
            plugins.connector(
                    settings.getOrDefault(CONNECTOR_CLASS, ""),
                    VersionRange.parse(settings.getOrDefault(CONNECTOR_VERSION, "")));
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }

    /** The same, with what can be chosen. */
    Validation on(Validation validation) {
        return new Validation(
                validation.plugin(),
                validation.groups(),
                validation.settings().stream().map(this::advised).toList());
    }

    private Validation.Setting advised(Validation.Setting setting) {
        if (setting.definition().isEmpty()) {
            return setting;
        }
        String name = setting.value().name();
        return advice(name).map(advice -> advised(setting, name, advice)).orElse(setting);
    }

    private Validation.Setting advised(Validation.Setting setting, String name, Advised advice) {
        String given = settings.get(name);
        SettingValue value = setting.value();
        String shown = value.value();
        if (given == null) {
            shown = advice.chosen();
        } else if (advice.isClass()) {
            shown = className(name, given).orElse(null);
        }
        return new Validation.Setting(
                setting.definition()
                        .map(
                                definition ->
                                        definition.required() || advice.chosen() == null
                                                ? definition
                                                : definition.withDefault(advice.chosen())),
                new SettingValue(name, shown, advice.choices(), value.errors(), advice.visible()));
    }

    private Optional<Advised> advice(String name) {
        if (name.equals(CONNECTOR_VERSION)) {
            List<String> versions = versions(Connector.class, settings.get(CONNECTOR_CLASS));
            return Optional.of(new Advised(newest(versions), versions, true, false));
        }
        Matcher converter = CONVERTER.matcher(name);
        if (converter.matches()) {
            return Optional.of(
                    converter.group(2) == null
                            ? converterClass(name)
                            : converterVersion(converter.group(1) + ".converter"));
        }
        Matcher stage = STAGE.matcher(name);
        return stage.matches() && hasConnector
                ? Optional.of(
                        stage.group(3).equals(VERSION)
                                ? stageVersion(stage.group(1) + "type")
                                : new Advised(null, classes(typeOf(name)), true, true))
                : Optional.empty();
    }

    private Advised converterClass(String setting) {
        return hasConnector
                ? new Advised(
                        className(setting, ofWorker(setting).plugin()).orElse(null),
                        classes(typeOf(setting)),
                        true,
                        true)
                : new Advised(null, List.of(), true, true);
    }

    private Advised converterVersion(String setting) {
        if (!hasConnector) {
            return new Advised(null, List.of(), false, false);
        }
        String given = settings.get(setting);
        PluginOptions worker = ofWorker(setting);
        List<String> versions =
                versions(typeOf(setting).api(), given == null ? worker.plugin() : given);
        boolean ofWorker = given == null && !worker.versions().isAny();
        return new Advised(
                ofWorker ? worker.versions().text() : newest(versions),
                versions,
                !versions.isEmpty(),
                false);
    }

    private Advised stageVersion(String setting) {
        List<String> versions = versions(typeOf(setting).api(), settings.get(setting));
        return new Advised(newest(versions), versions, true, false);
    }

    private PluginOptions ofWorker(String converter) {
        return switch (converter) {
            case "key.converter" -> defaults.key();
            case "value.converter" -> defaults.value();
            default -> defaults.header();
        };
    }

    private static PluginType typeOf(String setting) {
        if (setting.startsWith("transforms.")) {
            return PluginType.TRANSFORMATION;
        }
        if (setting.startsWith("predicates.")) {
            return PluginType.PREDICATE;
        }
        return setting.startsWith("header.") ? PluginType.HEADER_CONVERTER : PluginType.CONVERTER;
    }

    private Optional<String> className(String setting, String plugin) {
        try {
            return Optional.of(plugins.find(typeOf(setting).api(), plugin, null).name());
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    private List<String> classes(PluginType type) {
        return plugins.list(type).stream().map(PluginInfo::className).distinct().toList();
    }

    private List<String> versions(Class<?> api, @Nullable String plugin) {
        try {
            return plugin == null
                    ? List.of()
                    : plugins.versions(api, plugin).stream().map(PluginVersion::text).toList();
        } catch (ConfigException e) {
            return List.of();
        }
    }

    private static @Nullable String newest(List<String> versions) {
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }
}
