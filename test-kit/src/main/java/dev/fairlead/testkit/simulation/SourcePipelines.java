package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.config.ConnectorOptions;
import dev.fairlead.runtime.config.ConverterDefaults;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.PipelineOptions;
import dev.fairlead.runtime.pipeline.Pipelines;
import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.pipeline.RetryTime;
import dev.fairlead.runtime.pipeline.SourcePipeline;
import dev.fairlead.runtime.plugin.ContextLoader;
import dev.fairlead.runtime.plugin.Plugins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;

/**
 * The way of records from the task to the log: the worker's own pipeline when the settings name
 * transformations or converters, else {@link JsonPipeline}, which is quicker to make.
 */
final class SourcePipelines {
    private static final List<String> PREFIXES =
            List.of(
                    "transforms",
                    "predicates",
                    "key.converter",
                    "value.converter",
                    "header.converter",
                    "errors.");

    private SourcePipelines() {}

    /**
     * The pipeline for these settings.
     *
     * @throws org.apache.kafka.common.config.ConfigException lists all that is wrong with them
     */
    static Function<SourceRecord, Outcome<OutboundRecord>> of(
            Map<String, String> settings, ClassLoader loader) {
        boolean plain =
                settings.keySet().stream()
                        .noneMatch(key -> PREFIXES.stream().anyMatch(key::startsWith));
        if (plain) {
            return new JsonPipeline();
        }
        PipelineOptions options = ConnectorOptions.parse(settings, defaults()).pipeline();
        SourcePipeline pipeline =
                new Pipelines(
                                Plugins.ofClassPath(loader),
                                ContextLoader.ofThread(),
                                new VirtualRetryTime())
                        .source(options, loader);
        return pipeline::apply;
    }

    private static ConverterDefaults defaults() {
        return new ConverterDefaults(json("key"), json("value"), headers());
    }

    private static PluginOptions json(String which) {
        return new PluginOptions(
                which + ".converter",
                JsonConverter.class.getName(),
                Map.of("schemas.enable", "false"),
                PluginOptions.Scope.WORKER);
    }

    private static PluginOptions headers() {
        return new PluginOptions(
                "header.converter",
                SimpleHeaderConverter.class.getName(),
                Map.of(),
                PluginOptions.Scope.WORKER);
    }

    /** Retries take no time, and are never delayed by chance. */
    private static final class VirtualRetryTime implements RetryTime {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public boolean await(Duration delay) {
            now += delay.toNanos();
            return true;
        }

        @Override
        public long random(long bound) {
            return 0;
        }
    }
}
