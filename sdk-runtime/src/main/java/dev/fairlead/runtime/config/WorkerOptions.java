package dev.fairlead.runtime.config;

import dev.fairlead.runtime.json.JsonConverterChoice;
import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.pipeline.PluginOptions.Scope;
import dev.fairlead.runtime.wording.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of a standalone worker.
 *
 * @param bootstrapServers the Kafka cluster; empty for the embedded log
 * @param overridePolicy the class name or short name of what decides which client settings
 *     connectors may override ({@code connector.client.config.override.policy})
 * @param dataDirectory where the embedded log and, unless told otherwise, the source offsets are
 *     kept ({@code fairlead.data.dir})
 * @param taskStopPatience how long all tasks together may take to stop ({@code
 *     task.shutdown.graceful.timeout.ms})
 * @param createsTopics whether connectors may define new topics ({@code topic.creation.enable})
 * @param tracksTopics whether the topics that connectors use are remembered ({@code
 *     topic.tracking.enable})
 * @param resetsTopics whether they may be forgotten on request ({@code topic.tracking.allow.reset})
 * @param connectorsFile where connectors are kept ({@code fairlead.connectors.file})
 * @param statusFile where their status is kept ({@code fairlead.status.file})
 * @param inFlightMax most records of a source task that wait for the log ({@code
 *     fairlead.max.in.flight})
 * @param json who converts JSON ({@code fairlead.json.converter})
 * @param settings all of it, resolved
 * @param warnings what is odd but doesn't stop the worker
 */
public record WorkerOptions(
        Optional<String> bootstrapServers,
        PluginPathOptions plugins,
        ConverterDefaults converters,
        OffsetOptions offsets,
        ClientOptions clients,
        String overridePolicy,
        Path dataDirectory,
        Duration taskStopPatience,
        boolean createsTopics,
        boolean tracksTopics,
        boolean resetsTopics,
        Path connectorsFile,
        Path statusFile,
        int inFlightMax,
        MetricOptions metrics,
        JsonConverterChoice json,
        Map<String, String> settings,
        List<String> warnings) {
    private static final String DEFAULT_DATA_DIRECTORY = "fairlead-data";

    public WorkerOptions {
        settings = Map.copyOf(settings);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a worker's configuration.
     *
     * @param source what it is read from, for messages: the file's name
     * @param worker the settings, placeholders resolved
     * @throws ConfigException lists everything that is wrong
     */
    public static WorkerOptions parse(String source, Map<String, String> worker) {
        Problems problems = new Problems();
        WorkerOptions options = parse(worker, problems);
        problems.throwIfAny(source);
        return options;
    }

    /**
     * Reads a worker's configuration; what is wrong goes to {@code problems}, and is replaced by
     * its default, or by an empty text.
     */
    public static WorkerOptions parse(Map<String, String> worker, Problems problems) {
        Settings settings = new Settings(worker, problems);
        Path data = settings.path("fairlead.data.dir").orElse(Path.of(DEFAULT_DATA_DIRECTORY));
        Path connectors =
                settings.path("fairlead.connectors.file").orElse(data.resolve("connectors.json"));
        return new WorkerOptions(
                settings.text("bootstrap.servers"),
                PluginPathOptions.parse(settings),
                new ConverterDefaults(
                        converter(settings, "key.converter"),
                        converter(settings, "value.converter"),
                        headerConverter(settings)),
                offsets(settings, data),
                ClientOptions.parse(settings, ""),
                settings.text("connector.client.config.override.policy").orElse("All"),
                data,
                settings.millis("task.shutdown.graceful.timeout.ms", 5000, 0),
                settings.flag("topic.creation.enable", true),
                settings.flag("topic.tracking.enable", true),
                settings.flag("topic.tracking.allow.reset", true),
                connectors,
                settings.path("fairlead.status.file").orElseGet(() -> beside(connectors)),
                settings.integer("fairlead.max.in.flight", 8192, 1),
                MetricOptions.parse(settings, worker),
                settings.choice(
                        "fairlead.json.converter",
                        JsonConverterChoice.class,
                        JsonConverterChoice.FAIRLEAD),
                worker,
                KnownSettings.warnings(worker.keySet()));
    }

    /** Workers that share a directory have files of different names there. */
    private static Path beside(Path connectors) {
        String name = String.valueOf(connectors.getFileName());
        int end = name.endsWith(".json") ? name.length() - ".json".length() : name.length();
        return connectors.resolveSibling(name.substring(0, end) + "-status.json");
    }

    private static OffsetOptions offsets(Settings settings, Path data) {
        return new OffsetOptions(
                settings.millis("offset.flush.interval.ms", 60_000, 1),
                settings.millis("offset.flush.timeout.ms", 5_000, 1),
                settings.path("offset.storage.file.filename").orElse(data.resolve("offsets")));
    }

    private static PluginOptions converter(Settings settings, String key) {
        String plugin =
                settings.required(
                        key,
                        "set the class of a converter, for instance "
                                + key
                                + "=org.apache.kafka.connect.json.JsonConverter");
        return new PluginOptions(
                key, plugin, settings.versions(key), settings.under(key + "."), Scope.WORKER);
    }

    private static PluginOptions headerConverter(Settings settings) {
        String key = "header.converter";
        String plugin =
                settings.text(key).orElse("org.apache.kafka.connect.storage.SimpleHeaderConverter");
        return new PluginOptions(
                key, plugin, settings.versions(key), settings.under(key + "."), Scope.WORKER);
    }
}
