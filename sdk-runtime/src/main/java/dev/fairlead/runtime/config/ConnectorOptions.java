package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.pipeline.PipelineOptions;
import dev.fairlead.runtime.plugin.VersionRange;
import dev.fairlead.runtime.wording.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/**
 * What every connector is told, whatever it connects.
 *
 * @param connectorClass the class name or short name of the connector
 * @param connectorVersions in which versions ({@code connector.plugin.version})
 * @param tasksMax most tasks it may have
 * @param tasksMaxEnforced whether more tasks fail the connector
 * @param overrides client settings that win over the worker's
 * @param settings all of it, resolved
 * @param warnings what is odd but doesn't stop the connector
 */
public record ConnectorOptions(
        String name,
        String connectorClass,
        VersionRange connectorVersions,
        int tasksMax,
        boolean tasksMaxEnforced,
        PipelineOptions pipeline,
        ErrorLogOptions errorLog,
        ClientOptions overrides,
        Map<String, String> settings,
        List<String> warnings) {
    public ConnectorOptions {
        settings = Map.copyOf(settings);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a connector's configuration.
     *
     * @param connector the settings, placeholders resolved
     * @throws ConfigException lists everything that is wrong
     */
    public static ConnectorOptions parse(
            Map<String, String> connector, ConverterDefaults converters) {
        Problems problems = new Problems();
        ConnectorOptions options = parse(connector, converters, problems);
        problems.throwIfAny("connector " + quoted(options.name()));
        return options;
    }

    /**
     * Reads a connector's configuration; what is wrong goes to {@code problems}, and is replaced by
     * its default.
     */
    public static ConnectorOptions parse(
            Map<String, String> connector, ConverterDefaults converters, Problems problems) {
        Settings settings = new Settings(connector, problems);
        String name = name(settings, problems);
        PipelineSettings pipeline = new PipelineSettings(settings, connector, problems);
        WithoutEffect.refuse(connector, problems);
        RestartOptions.parse(connector, problems);
        return new ConnectorOptions(
                name,
                settings.required("connector.class", "set the class of the connector to run"),
                settings.versions("connector"),
                settings.integer("tasks.max", 1, 1),
                settings.flag("tasks.max.enforce", true),
                pipeline.options(converters),
                new ErrorLogOptions(
                        settings.flag("errors.log.enable", false),
                        settings.flag("errors.log.include.messages", false)),
                ClientOptions.parse(settings, "override."),
                connector,
                pipeline.warnings());
    }

    /**
     * Warnings of settings that nobody knows but that are almost the name of one that somebody
     * does.
     *
     * @param declared the names of the settings that the connector declares
     */
    public List<String> typos(Set<String> declared) {
        return KnownSettings.typos(settings.keySet(), declared);
    }

    private static String name(Settings settings, Problems problems) {
        String name = settings.required("name", "set what to call the connector");
        if (name.chars().anyMatch(Character::isISOControl)) {
            problems.add("name has control characters; use printable ones only");
        }
        return name;
    }
}
