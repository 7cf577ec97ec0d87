package dev.fairlead.runtime.pipeline;

import static dev.fairlead.runtime.pipeline.PipelineFixture.HEADERS;
import static dev.fairlead.runtime.pipeline.PipelineFixture.LOADER;
import static dev.fairlead.runtime.pipeline.PipelineFixture.converter;
import static dev.fairlead.runtime.pipeline.PipelineFixture.transformation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.json.DirectJsonConverter;
import dev.fairlead.runtime.json.JsonConverterChoice;
import dev.fairlead.runtime.pipeline.PluginOptions.Scope;
import dev.fairlead.runtime.plugin.ContextLoader;
import dev.fairlead.runtime.plugin.PluginDiscovery;
import dev.fairlead.runtime.plugin.PluginJar;
import dev.fairlead.runtime.plugin.PluginType;
import dev.fairlead.runtime.plugin.Plugins;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelinesTest {
    @Nested
    class WhatCannotBeMade {
        @Test
        void is_told_all_at_once_each_with_its_setting() {
            PipelineOptions options =
                    new PipelineOptions(
                            converter("key.converter", "Jsn", Map.of()),
                            converter(
                                    "value.converter",
                                    "JsonConverter",
                                    Map.of("schemas.enable", "perhaps")),
                            HEADERS,
                            List.of(transformation(RegexRouter.class, Map.of())),
                            ErrorOptions.defaults());

            assertThatThrownBy(() -> new PipelineFixture().pipelines.source(options, LOADER))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("pipeline has 3 problems:")
                    .hasMessageContaining("- key.converter: there is no converter \"Jsn\"")
                    .hasMessageContaining("- value.converter: Invalid value perhaps")
                    .hasMessageContaining("- transforms.t.type: Missing required configuration");
        }
    }

    @Nested
    class ApachesJsonConverter {
        private final List<String> made = new ArrayList<>();

        private void make(JsonConverterChoice choice) {
            try (Plugins plugins = Plugins.ofClassPath(LOADER)) {
                PluginOptions json = converter("value.converter", "JsonConverter", Map.of());
                new Pipelines(
                                plugins,
                                ContextLoader.ofThread(),
                                new PipelineFixture.FakeTime(),
                                (setting, plugin, className) ->
                                        made.add(plugin.getClass().getName() + " as " + className),
                                choice)
                        .source(
                                new PipelineOptions(
                                        json, json, HEADERS, List.of(), ErrorOptions.defaults()),
                                LOADER)
                        .close();
            }
        }

        @Test
        void is_stood_for_by_ours_under_its_name() {
            make(JsonConverterChoice.FAIRLEAD);

            assertThat(made)
                    .contains(
                            DirectJsonConverter.class.getName()
                                    + " as "
                                    + JsonConverter.class.getName());
        }

        @Test
        void is_itself_if_so_chosen() {
            make(JsonConverterChoice.STOCK);

            assertThat(made)
                    .contains(
                            JsonConverter.class.getName() + " as " + JsonConverter.class.getName());
        }
    }

    @Nested
    class TheContextClassLoader {
        @TempDir Path root;

        @Test
        void is_the_plugins_own_during_its_calls_and_swapped_no_more_than_needed() {
            new PluginJar()
                    .with(
                            "com.acme.AcmeConverter",
                            PluginJar.converter("com.acme", "AcmeConverter", "1"))
                    .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                    .writeJar(root.resolve("acme.jar"));
            CountingContext context = new CountingContext();
            try (Plugins plugins =
                    Plugins.scan(
                            List.of(root), PluginDiscovery.SERVICE_LOAD, LOADER, problem -> {})) {
                PluginOptions acme =
                        new PluginOptions("value.converter", "Acme", Map.of(), Scope.CONNECTOR);
                SourcePipeline pipeline =
                        new Pipelines(plugins, context, new PipelineFixture.FakeTime())
                                .source(
                                        new PipelineOptions(
                                                acme,
                                                acme,
                                                HEADERS,
                                                List.of(),
                                                ErrorOptions.defaults()),
                                        LOADER);
                context.swaps.clear();

                Outcome<?> outcome =
                        pipeline.apply(new SourceRecord(Map.of(), Map.of(), "t", null, "value"));

                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Deliver.class,
                                deliver ->
                                        assertThat(deliver.record())
                                                .extracting("value")
                                                .asInstanceOf(
                                                        org.assertj.core.api
                                                                .InstanceOfAssertFactories
                                                                .BYTE_ARRAY)
                                                .asString(StandardCharsets.UTF_8)
                                                .contains("PluginLoader"));
                assertThat(context.swaps).hasSize(2).last().isSameAs(context.before);
            }
        }
    }

    /** The thread's, and what became of it. */
    private static final class CountingContext implements ContextLoader {
        private final ContextLoader thread = ContextLoader.ofThread();
        private final ClassLoader before = thread.current();
        private final List<ClassLoader> swaps = new ArrayList<>();

        @Override
        public ClassLoader current() {
            return thread.current();
        }

        @Override
        public void use(ClassLoader loader) {
            swaps.add(loader);
            thread.use(loader);
        }
    }
}
