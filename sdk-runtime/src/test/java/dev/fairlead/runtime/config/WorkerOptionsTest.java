package dev.fairlead.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.plugin.PluginDiscovery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkerOptionsTest {
    private final Map<String, String> settings =
            new HashMap<>(
                    Map.of(
                            "key.converter", "StringConverter",
                            "value.converter", "JsonConverter",
                            "value.converter.schemas.enable", "false"));

    @Nested
    class TheLeastConfiguration {
        @Test
        void runs_on_the_embedded_log_with_stocks_defaults() {
            WorkerOptions options = parse();

            assertThat(options.bootstrapServers()).isEmpty();
            assertThat(options.dataDirectory()).isEqualTo(Path.of("fairlead-data"));
            assertThat(options.offsets())
                    .isEqualTo(
                            new OffsetOptions(
                                    Duration.ofSeconds(60),
                                    Duration.ofSeconds(5),
                                    Path.of("fairlead-data", "offsets")));
            assertThat(options.taskStopPatience()).isEqualTo(Duration.ofSeconds(5));
            assertThat(options.plugins().path()).isEmpty();
            assertThat(options.plugins().discovery()).isEqualTo(PluginDiscovery.HYBRID_WARN);
            assertThat(options.converters().header().plugin()).endsWith("SimpleHeaderConverter");
            assertThat(options.warnings()).isEmpty();
        }

        @Test
        void gives_converters_the_settings_below_their_names() {
            assertThat(parse().converters().value().settings())
                    .isEqualTo(Map.of("schemas.enable", "false"));
            assertThat(parse().converters().key().settings()).isEmpty();
        }
    }

    @Nested
    class AFullConfiguration {
        @Test
        void is_read_with_client_settings_by_prefix() {
            settings.put("bootstrap.servers", "localhost:9092");
            settings.put("producer.linger.ms", "5");
            settings.put("consumer.max.poll.records", "10");
            settings.put("plugin.path", "/a, /b");
            settings.put("plugin.discovery", "SERVICE_LOAD");
            settings.put("offset.storage.file.filename", "/tmp/o");

            WorkerOptions options = parse();

            assertThat(options.bootstrapServers()).contains("localhost:9092");
            assertThat(options.clients().producer()).isEqualTo(Map.of("linger.ms", "5"));
            assertThat(options.clients().consumer()).isEqualTo(Map.of("max.poll.records", "10"));
            assertThat(options.plugins().path()).containsExactly(Path.of("/a"), Path.of("/b"));
            assertThat(options.plugins().discovery()).isEqualTo(PluginDiscovery.SERVICE_LOAD);
            assertThat(options.offsets().file()).isEqualTo(Path.of("/tmp/o"));
        }
    }

    @Nested
    class AWrongConfiguration {
        @Test
        void is_told_with_all_its_problems_at_once() {
            settings.remove("key.converter");
            settings.put("offset.flush.interval.ms", "soon");
            settings.put("task.shutdown.graceful.timeout.ms", "-1");
            settings.put("plugin.discovery", "service_lod");
            settings.put("plugin.path", "/a,/a");

            assertThatThrownBy(WorkerOptionsTest.this::parse)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("worker.properties has 5 problems:")
                    .hasMessageContaining("key.converter is missing; set the class of a converter")
                    .hasMessageContaining("offset.flush.interval.ms=\"soon\" is no whole number")
                    .hasMessageContaining("task.shutdown.graceful.timeout.ms=\"-1\" is below 0")
                    .hasMessageContaining("did you mean \"service_load\"?")
                    .hasMessageContaining("plugin.path=\"/a\" is there twice");
        }

        @Test
        void with_an_unknown_name_warns_of_the_nearest_one() {
            settings.put("ofset.flush.interval.ms", "10");
            settings.put("offset.storage.topic", "known to stock");

            assertThat(parse().warnings())
                    .containsExactly(
                            "unknown setting \"ofset.flush.interval.ms\" has no effect; did you"
                                    + " mean \"offset.flush.interval.ms\"?");
        }
    }

    private WorkerOptions parse() {
        return WorkerOptions.parse("worker.properties", settings);
    }
}
