package dev.fairlead.runtime.herder;

import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.calls.Answer;
import dev.fairlead.runtime.calls.ConnectorCalls;
import dev.fairlead.runtime.calls.PluginCode;
import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.pipeline.TransformationOptions;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.plugin.VersionRange;
import dev.fairlead.runtime.secrets.SecretNames;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.wording.Problems;
import dev.fairlead.runtime.worker.ConnectorCheck;
import dev.fairlead.runtime.worker.WorkerPorts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.components.ConnectPlugin;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one configuration, in stock's order: what the worker reads, converters, client
 * overrides, and then what the connector says. Runs code of plugins on the thread that it is called
 * by.
 */
final class Examination {
    private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

    private static final String DEAD_LETTERS = "errors.deadletterqueue.topic.name";

    private final WorkerPorts ports;
    private final ConnectorOptions options;
    private final Map<String, String> settings;
    private final ValidationReport report;

    /**
     * @param settings placeholders filled
     */
    Examination(WorkerPorts ports, ConnectorOptions options, Map<String, String> settings) {
        this.ports = ports;
        this.options = options;
        this.settings = settings;
        this.report = new ValidationReport(options.connectorClass());
    }

    Validation validation() {
        PluginClass<Connector> plugin;
        try {
            plugin =
                    ports.plugins()
                            .connector(options.connectorClass(), options.connectorVersions());
        } catch (ConfigException e) {
            look(ConnectorSettings.ofAll());
            report.problem("connector.class: " + e.getMessage(), settings);
            if (isThereInAnotherVersion()) {
                report.problem("connector.plugin.version: " + e.getMessage(), settings);
            }
            return report.finished();
        }
        boolean sink = plugin.type().filter(type -> type == PluginType.SINK).isPresent();
        look(sink ? ConnectorSettings.ofSink() : ConnectorSettings.ofSource());
        lookAtPlugins(plugin.loader());
        ConnectorCalls calls = returned(ConnectorCalls.create(plugin));
        lookAtConnector(calls);
        Problems problems = new Problems();
        ConnectorCheck.of(ports, settings, plugin, calls.type()).tell(problems);
        lookAtOverrides(sink);
        problems.all().forEach(problem -> report.problem(problem, settings));
        return report.finished();
    }

    private boolean isThereInAnotherVersion() {
        try {
            ports.plugins().connector(options.connectorClass());
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }

    private void look(ConfigDef definition) {
        report.declare("", definition);
        definition.validate(settings).forEach(value -> report.value("", value));
    }

    private void lookAtPlugins(ClassLoader connector) {
        for (TransformationOptions each : options.pipeline().transformations()) {
            String alias = alias(each.transformation());
            look(ConnectorSettings.ofTransformation(alias));
            declared(Transformation.class, each.transformation(), connector)
                    .ifPresent(own -> look(ConnectorSettings.ofTransformation(alias, own)));
        }
        for (String alias : aliases("predicates")) {
            look(ConnectorSettings.ofPredicate(alias));
            String prefix = "predicates." + alias + ".";
            declared(
                            Predicate.class,
                            new PluginOptions(
                                    prefix + "type",
                                    settings.getOrDefault(prefix + "type", ""),
                                    versions(prefix + "plugin.version"),
                                    Map.of(),
                                    PluginOptions.Scope.CONNECTOR),
                            connector)
                    .ifPresent(own -> look(ConnectorSettings.ofPredicate(alias, own)));
        }
        lookAtConverter(HeaderConverter.class, options.pipeline().headerConverter(), connector);
        lookAtConverter(Converter.class, options.pipeline().keyConverter(), connector);
        lookAtConverter(Converter.class, options.pipeline().valueConverter(), connector);
    }

    /** A range that can't be read is a problem that is told elsewhere. */
    private VersionRange versions(String setting) {
        try {
            return VersionRange.parse(settings.getOrDefault(setting, ""));
        } catch (ConfigException e) {
            return VersionRange.ANY;
        }
    }

    private <T extends ConnectPlugin> void lookAtConverter(
            Class<T> api, PluginOptions plugin, ClassLoader connector) {
        Optional<ConfigDef> definition = declared(api, plugin, connector);
        if (definition.isPresent()) {
            String prefix = prefix(plugin.setting());
            Map<String, ConfigDef.ConfigKey> keys = definition.get().configKeys();
            for (ConfigValue value : definition.get().validate(under(prefix))) {
                ConfigDef.ConfigKey key = keys.get(value.name());
                if (key != null) {
                    report.declareConverter(prefix, key);
                }
                report.value(prefix, value);
            }
        }
    }

    /** The settings of a plugin, if the connector's configuration names it. */
    private <T extends ConnectPlugin> Optional<ConfigDef> declared(
            Class<T> api, PluginOptions plugin, ClassLoader connector) {
        if (plugin.scope() == PluginOptions.Scope.WORKER || plugin.plugin().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    declared(
                            ports.plugins()
                                    .find(api, plugin.plugin(), plugin.versions(), connector)));
        } catch (ConfigException e) {
            report.problem(plugin.setting() + ": " + e.getMessage(), settings);
            return Optional.empty();
        }
    }

    private static ConfigDef declared(PluginClass<? extends ConnectPlugin> type) {
        Answer<ConfigDef> answer =
                PluginCode.call(type.loader(), "config", () -> type.newInstance().config());
        if (answer instanceof Answer.Returned<ConfigDef> returned) {
            ConfigDef definition = returned.value();
            return definition == null ? new ConfigDef() : definition;
        }
        throw new ConfigException(
                type.name()
                        + ".config() threw "
                        + reason(cause(answer))
                        + "; report it to its author");
    }

    private void lookAtConnector(ConnectorCalls calls) {
        report.declare("", returned(calls.config()));
        // The connector may log what it looks at.
        ports.secrets().see(SecretNames.among(settings, Optional.of(report.secrets())).values());
        Config validated = returned(calls.validate(settings));
        Set<String> declared = new TreeSet<>();
        for (ConfigValue value : validated.configValues()) {
            declared.add(value.name());
            report.value("", value);
        }
        options.typos(declared).forEach(LOG::warn);
    }

    /** Of the clients that the connector will have. */
    private void lookAtOverrides(boolean sink) {
        boolean letters = !settings.getOrDefault(DEAD_LETTERS, "").isBlank();
        if (!sink || letters) {
            lookAtOverrides(ProducerConfig::configDef, options.overrides().producer(), "producer");
        }
        if (sink) {
            lookAtOverrides(ConsumerConfig::configDef, options.overrides().consumer(), "consumer");
        }
        if (letters || (!sink && settings.keySet().stream().anyMatch(Examination::makesTopics))) {
            lookAtOverrides(AdminClientConfig::configDef, options.overrides().admin(), "admin");
        }
    }

    private static boolean makesTopics(String setting) {
        return setting.startsWith("topic.creation.");
    }

    /**
     * @param definition makes a copy of all that the client knows, which most often isn't needed
     */
    private void lookAtOverrides(
            Supplier<ConfigDef> definition, Map<String, String> overrides, String client) {
        if (overrides.isEmpty()) {
            return;
        }
        ConfigDef known = definition.get();
        String prefix = client + ".override.";
        overrides.forEach(
                (name, value) -> {
                    ConfigDef.ConfigKey key = known.configKeys().get(name);
                    if (key != null) {
                        report.declare(prefix, key);
                    }
                    report.value(prefix, new ConfigValue(name, value, List.of(), List.of()));
                });
    }

    private List<String> aliases(String list) {
        return List.of(settings.getOrDefault(list, "").split(",")).stream()
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toList();
    }

    /** A plugin's own settings; converters are told besides what they convert. */
    private Map<String, String> under(String prefix) {
        Map<String, String> found = new HashMap<>();
        settings.forEach(
                (name, value) -> {
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), value);
                    }
                });
        if (prefix.endsWith(".converter.")) {
            found.putIfAbsent("converter.type", prefix.substring(0, prefix.indexOf('.')));
        }
        return found;
    }

    /** {@code transforms.mask.} of {@code transforms.mask.type}, {@code key.converter.} of that. */
    static String prefix(String setting) {
        return setting.endsWith(".type")
                ? setting.substring(0, setting.length() - "type".length())
                : setting + ".";
    }

    private static String alias(PluginOptions transformation) {
        String setting = transformation.setting();
        return setting.substring("transforms.".length(), setting.length() - ".type".length());
    }

    private static <T> T returned(Answer<T> answer) {
        if (answer instanceof Answer.Returned<T> returned) {
            return returned.value();
        }
        Failure failure = ((Answer.Threw<T>) answer).failure();
        Throwable cause = failure.cause();
        throw new RefusedException(
                RefusedException.Kind.INTERNAL,
                "the connector can't be asked what it thinks of its configuration: "
                        + failure.during()
                        + " threw "
                        + reason(cause)
                        + "; report it to its author",
                cause);
    }

    private static Throwable cause(Answer<?> answer) {
        return ((Answer.Threw<?>) answer).failure().cause();
    }
}
