package dev.fairlead.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.pipeline.PluginOptions;
import dev.fairlead.runtime.pipeline.PluginOptions.Scope;
import dev.fairlead.runtime.pipeline.Tolerance;
import dev.fairlead.runtime.pipeline.TransformationOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConnectorOptionsTest {
    private static final PluginOptions WORKERS =
            new PluginOptions("value.converter", "Json", Map.of("a", "b"), Scope.WORKER);

    private final Map<String, String> settings =
            new HashMap<>(Map.of("name", "orders", "connector.class", "FileStreamSource"));

    @Nested
    class TheLeastConfiguration {
        @Test
        void has_one_task_the_workers_converters_and_no_tolerance() {
            ConnectorOptions options = parse();

            assertThat(options.name()).isEqualTo("orders");
            assertThat(options.tasksMax()).isEqualTo(1);
            assertThat(options.tasksMaxEnforced()).isTrue();
            assertThat(options.pipeline().valueConverter()).isEqualTo(WORKERS);
            assertThat(options.pipeline().transformations()).isEmpty();
            assertThat(options.pipeline().errors().tolerance()).isEqualTo(Tolerance.NONE);
            assertThat(options.pipeline().errors().retryTimeout()).isZero();
            assertThat(options.warnings()).isEmpty();
        }
    }

    @Nested
    class WhatStockWouldHeed {
        @Test
        void is_refused_when_it_is_a_promise_that_this_worker_can_not_keep() {
            settings.put("exactly.once.support", "required");

            assertThatThrownBy(ConnectorOptionsTest.this::parse)
                    .hasMessageContaining("exactly.once.support=\"required\" can't be had");

            settings.put("exactly.once.support", "requested");
            assertThat(parse().warnings()).isEmpty();
        }
    }

    @Nested
    class TheVersionOfAPlugin {
        @Test
        void is_read_for_the_connector_and_each_plugin_of_its_pipeline() {
            settings.put("connector.plugin.version", "[1,2)");
            settings.put("value.converter", "Avro");
            settings.put("value.converter.plugin.version", "7");
            settings.put("transforms", "a");
            settings.put("transforms.a.type", "Filter");
            settings.put("transforms.a.plugin.version", "3");
            settings.put("transforms.a.predicate", "b");
            settings.put("predicates", "b");
            settings.put("predicates.b.type", "Any");
            settings.put("predicates.b.plugin.version", "latest");

            ConnectorOptions options = parse();

            TransformationOptions transformation = options.pipeline().transformations().get(0);
            assertThat(options.connectorVersions().text()).isEqualTo("[1,2)");
            assertThat(options.pipeline().valueConverter().versions().text()).isEqualTo("7");
            assertThat(transformation.transformation().versions().text()).isEqualTo("3");
            assertThat(transformation.predicate().orElseThrow().versions().isAny()).isTrue();
        }

        @Test
        void that_is_none_is_told_with_its_setting() {
            settings.put("connector.plugin.version", "[1,2");

            assertThatThrownBy(ConnectorOptionsTest.this::parse)
                    .hasMessageContaining(
                            "connector.plugin.version=\"[1,2\" is no range of versions");
        }
    }

    @Nested
    class AConverter {
        @Test
        void of_its_own_gets_only_its_own_settings() {
            settings.put("value.converter", "Avro");
            settings.put("value.converter.url", "x");

            assertThat(parse().pipeline().valueConverter())
                    .isEqualTo(
                            new PluginOptions(
                                    "value.converter",
                                    "Avro",
                                    Map.of("url", "x"),
                                    Scope.CONNECTOR));
        }

        @Test
        void with_settings_but_no_class_is_the_workers_with_a_warning() {
            settings.put("value.converter.schemas.enable", "false");

            assertThat(parse().pipeline().valueConverter()).isEqualTo(WORKERS);
            assertThat(parse().warnings())
                    .singleElement()
                    .asString()
                    .startsWith("value.converter.schemas.enable has no effect")
                    .contains("doesn't set value.converter; set it too");
        }
    }

    @Nested
    class Transformations {
        @Test
        void come_in_the_order_of_their_names_with_their_own_settings() {
            settings.put("transforms", "b, a");
            settings.put("transforms.a.type", "A");
            settings.put("transforms.b.type", "B");
            settings.put("transforms.b.field", "x");
            settings.put("transforms.b.predicate", "p");
            settings.put("transforms.b.negate", "true");
            settings.put("predicates", "p");
            settings.put("predicates.p.type", "P");
            settings.put("predicates.p.pattern", ".*");

            assertThat(parse().pipeline().transformations())
                    .containsExactly(
                            new TransformationOptions(
                                    new PluginOptions(
                                            "transforms.b.type",
                                            "B",
                                            Map.of("type", "B", "field", "x"),
                                            Scope.CONNECTOR),
                                    Optional.of(
                                            new PluginOptions(
                                                    "predicates.p.type",
                                                    "P",
                                                    Map.of("type", "P", "pattern", ".*"),
                                                    Scope.CONNECTOR)),
                                    true),
                            new TransformationOptions(
                                    new PluginOptions(
                                            "transforms.a.type",
                                            "A",
                                            Map.of("type", "A"),
                                            Scope.CONNECTOR),
                                    Optional.empty(),
                                    false));
        }

        @Test
        void that_are_not_named_in_the_list_are_warned_of() {
            settings.put("transforms", "mask");
            settings.put("transforms.mask.type", "M");
            settings.put("transforms.msk.type", "M");

            assertThat(parse().warnings())
                    .containsExactly(
                            "transforms.msk.type has no effect because transforms doesn't name"
                                    + " \"msk\"; did you mean \"mask\"?");
        }
    }

    @Nested
    class AWrongConfiguration {
        @Test
        void is_told_with_all_its_problems_at_once() {
            settings.remove("connector.class");
            settings.put("tasks.max", "0");
            settings.put("transforms", "a,a");
            settings.put("transforms.a.predicate", "q");
            settings.put("errors.tolerance", "some");
            settings.put("errors.retry.timeout", "-2");

            assertThatThrownBy(ConnectorOptionsTest.this::parse)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("connector \"orders\" has ")
                    .hasMessageContaining("connector.class is missing")
                    .hasMessageContaining("tasks.max=\"0\" is below 1")
                    .hasMessageContaining("transforms=\"a,a\" has a name twice")
                    .hasMessageContaining("transforms.a.type is missing")
                    .hasMessageContaining("transforms.a.predicate=\"q\" is not named in predicates")
                    .hasMessageContaining("errors.tolerance=\"some\" is not one of none, all")
                    .hasMessageContaining("errors.retry.timeout=\"-2\" is below -1");
        }
    }

    @Nested
    class ErrorSettings {
        @Test
        void are_read_with_minus_one_for_ever() {
            settings.put("errors.tolerance", "ALL");
            settings.put("errors.retry.timeout", "-1");
            settings.put("errors.retry.delay.max.ms", "5");
            settings.put("errors.log.enable", "true");

            assertThat(parse().pipeline().errors().tolerance()).isEqualTo(Tolerance.ALL);
            assertThat(parse().pipeline().errors().retryTimeout()).isNegative();
            assertThat(parse().pipeline().errors().retryDelayMax()).isEqualTo(Duration.ofMillis(5));
            assertThat(parse().errorLog()).isEqualTo(new ErrorLogOptions(true, false));
        }
    }

    private ConnectorOptions parse() {
        return ConnectorOptions.parse(settings, new ConverterDefaults(WORKERS, WORKERS, WORKERS));
    }
}
