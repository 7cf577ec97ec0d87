package dev.fairlead.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.ConnectorConfig.TargetState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
    @TempDir Path root;

    @Nested
    class AConnector {
        @Test
        void may_come_as_properties() throws IOException {
            assertThat(connector("name=a\nfile = x=y\n# comment\n"))
                    .isEqualTo(
                            new ConnectorConfig(
                                    "a", Map.of("name", "a", "file", "x=y"), TargetState.RUNNING));
        }

        @Test
        void may_come_as_a_flat_json_object_of_texts_numbers_and_booleans() throws IOException {
            assertThat(connector(" {\"name\":\"a\",\"tasks.max\":2,\"flag\":true,\"x\":null}"))
                    .isEqualTo(
                            new ConnectorConfig(
                                    "a",
                                    Map.of("name", "a", "tasks.max", "2", "flag", "true"),
                                    TargetState.RUNNING));
        }

        @Test
        void may_come_as_json_with_name_config_and_initial_state() throws IOException {
            assertThat(
                            connector(
                                    """
                                    {"name": "a", "config": {"topic": "t"},
                                     "initial_state": "paused", "whatever": [1]}
                                    """))
                    .isEqualTo(
                            new ConnectorConfig(
                                    "a", Map.of("name", "a", "topic", "t"), TargetState.PAUSED));
        }

        @Test
        void must_have_one_name() {
            assertThatThrownBy(() -> connector("topic=t"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("name is missing");
            assertThatThrownBy(() -> connector("{\"config\":{}}"))
                    .hasMessageContaining("name is missing");
            assertThatThrownBy(() -> connector("{\"name\":\"a\",\"config\":{\"name\":\"b\"}}"))
                    .hasMessageContaining("the name \"a\" differs from the name \"b\" in config");
        }

        @Test
        void in_json_that_is_nested_too_deeply_is_told() {
            assertThatThrownBy(() -> connector("{\"a\":" + "[".repeat(2000)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("c.conf is not valid JSON");
        }

        @Test
        void in_broken_json_is_told_with_line_and_column() {
            assertThatThrownBy(() -> connector("{\"name\":\n oops}"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("c.conf is not valid JSON at line 2, column");
        }

        @Test
        void that_ends_too_soon_is_told_in_words_for_people() {
            assertThatThrownBy(() -> connector("{\"name\":\"a\",\"config\":{"))
                    .hasMessageContaining("start marker at line 1, column 22")
                    .hasMessageNotContaining("Source");
        }

        @Test
        void has_texts_not_objects() {
            assertThatThrownBy(() -> connector("{\"name\":\"a\",\"x\":{}}"))
                    .hasMessageContaining("the value of \"x\" is an object or array");
        }

        @Test
        void with_an_unknown_state_is_wrong() {
            assertThatThrownBy(
                            () ->
                                    connector(
                                            "{\"name\":\"a\",\"config\":{},"
                                                    + "\"initial_state\":\"asleep\"}"))
                    .hasMessageContaining("initial_state \"asleep\" is not one of RUNNING");
        }

        private ConnectorConfig connector(String text) throws IOException {
            return ConfigFiles.connector(Files.writeString(root.resolve("c.conf"), text));
        }
    }

    @Nested
    class AWorker {
        @Test
        void comes_as_properties_in_utf_8_or_latin_1() throws IOException {
            Path file = root.resolve("worker.properties");

            Files.writeString(file, "plugin.path=/Pl\u00e4tze");
            assertThat(ConfigFiles.worker(file)).containsEntry("plugin.path", "/Pl\u00e4tze");
            Files.writeString(file, "plugin.path=/Pl\u00e4tze", StandardCharsets.ISO_8859_1);
            assertThat(ConfigFiles.worker(file)).containsEntry("plugin.path", "/Pl\u00e4tze");
        }

        @Test
        void in_a_missing_file_is_told_where_it_was_looked_for() {
            assertThatThrownBy(() -> ConfigFiles.worker(root.resolve("nowhere.properties")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("there is no file \"" + root);
        }
    }
}
