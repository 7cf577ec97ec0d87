package dev.fairlead.api.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.api.config.Settings;
import dev.fairlead.api.source.PartitionedSourceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;

class PackageDocumentationTest {
    @Test
    void shows_the_example_that_is_compiled() throws IOException {
        assertShows("GreetingSource", "/** Greets", "package-info");
    }

    @Test
    void of_settings_shows_the_example_that_is_compiled() throws IOException {
        assertShows("CopyConfig", "/** What copies", "config/package-info");
    }

    private static void assertShows(String example, String beginning, String page)
            throws IOException {
        String source = read("src/test/java/dev/fairlead/api/example/" + example + ".java");
        String code = source.substring(source.indexOf(beginning)).strip();
        String docs = read("src/main/java/dev/fairlead/api/" + page + ".java");
        String shown =
                docs.substring(docs.indexOf("<pre>{@code") + 11, docs.indexOf("}</pre>"))
                        .lines()
                        .map(line -> line.replaceFirst("^ \\* ?", ""))
                        .collect(Collectors.joining("\n"))
                        .strip();
        // a comment cannot hold another one, so the example's own is left out
        assertThat(shown).isEqualTo(code.substring(code.indexOf("\n") + 1));
    }

    @Test
    void shows_the_examples_of_records_and_schemas_that_are_compiled() throws IOException {
        assertShown("Ordered", "record");
        assertShown("Shop", "schema");
    }

    private static void assertShown(String example, String documented) throws IOException {
        String source = read("src/test/java/dev/fairlead/api/example/" + example + ".java");
        String code =
                source.substring(
                        source.indexOf("// shown from here") + 18, source.indexOf("// to here"));
        String docs = read("src/main/java/dev/fairlead/api/" + documented + "/package-info.java");
        String shown =
                docs.substring(docs.indexOf("<pre>{@code") + 11, docs.indexOf("}</pre>"))
                        .replaceAll("(?m)^ \\* ?", "");
        assertThat(shown.strip()).isEqualTo(code.stripIndent().strip());
    }

    @Test
    void of_settings_names_the_keys_that_there_are() {
        Settings<CopyConfig> settings = Settings.of(CopyConfig.class);
        assertThat(settings.definition().names())
                .containsExactlyInAnyOrder(
                        "access.url",
                        "access.user",
                        "access.password",
                        "tables",
                        "mode",
                        "timestamp.column",
                        "batch.max.size",
                        "fetch.size",
                        "targets");
        Map<String, String> configured = new HashMap<>();
        configured.put("access.url", "jdbc:nothing");
        configured.put("access.user", "ada");
        configured.put("access.password", "x");
        configured.put("tables", "a");
        configured.put("targets", "a");
        configured.put("targets.a.partitions", "3");
        assertThat(settings.bind(configured).targets()).hasToString("{a=Target[partitions=3]}");
        assertThat(settings.validate(configured).configValues())
                .filteredOn(value -> value.name().equals("tables"))
                .singleElement()
                .satisfies(
                        value ->
                                assertThat(value.errorMessages().toString())
                                        .contains("No suitable driver"));
    }

    private static String read(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    @Test
    void greets_everybody() throws Exception {
        GreetingSource connector = new GreetingSource();
        connector.start(Map.of("guests", "Ada, Alan", "times", "2", "topic", "greetings"));
        PartitionedSourceTask task = new PartitionedSourceTask();
        task.initialize(new FirstTime());
        task.start(connector.taskConfigs(1).get(0));
        List<SourceRecord> records = task.poll();
        task.stop();
        assertThat(records)
                .extracting(record -> ((Struct) record.value()).getString("to"))
                .containsExactlyInAnyOrder("Ada", "Alan", "Ada", "Alan");
    }

    /** A worker that has no offsets yet. */
    private static final class FirstTime implements SourceTaskContext {
        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new OffsetStorageReader() {
                @Override
                public <T> Map<String, Object> offset(Map<String, T> partition) {
                    return null;
                }

                @Override
                public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                        Collection<Map<String, T>> partitions) {
                    return new HashMap<>();
                }
            };
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new NoSuchMethodError("an older worker");
        }
    }
}
