package dev.fairlead.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.fairlead.maven.describe.Described;
import dev.fairlead.maven.fixture.NineTypes;
import dev.fairlead.maven.manifest.PluginType;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {
    private static final String SINK = AcmeSink.class.getName();

    @TempDir private static Path directory;
    private static DescribedPlugin sink;

    @BeforeAll
    static void ask_a_plugin_and_write_its_reference() throws Exception {
        Described described = ask(List.of(), SINK).get(0);
        sink = new DescribedPlugin(SINK, List.of(PluginType.SINK_CONNECTOR), described.settings());
        new Reference("Acme", "1.0", List.of(sink)).write(directory);
    }

    @Nested
    class ThePluginIsAsked {
        @Test
        void in_the_order_of_groups_and_without_what_is_internal() {
            assertThat(sink.settings())
                    .extracting(setting -> setting.shown().group() + " " + setting.name())
                    .containsExactly(
                            "Writing mode",
                            "Writing batch.size",
                            "Connection url",
                            "Connection password",
                            "Connection proxy");
        }

        @Test
        void and_its_failure_is_told_with_its_cause_while_others_answer(@TempDir Path folder)
                throws Exception {
            Path classes =
                    NineTypes.sources()
                            .add(
                                    """
                                    package com.acme;
                                    public class Angry extends Source {
                                        public Angry() { throw new IllegalStateException("no licence"); }
                                    }
                                    """)
                            .compile(folder.resolve("classes"));

            assertThat(ask(List.of(classes), "com.acme.Angry", "com.acme.Secrets", SINK))
                    .extracting(Described::failure)
                    .containsExactly("java.lang.IllegalStateException: no licence", "", "");
        }

        @Test
        void and_an_end_without_an_answer_names_the_output(@TempDir Path folder) throws Exception {
            DescribeProcess without =
                    new DescribeProcess(java(), List.of(folder), folder, Duration.ofMinutes(1));

            assertThatThrownBy(() -> without.ask(List.of(SINK)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended with 1; see " + folder.resolve("settings.log"));
        }
    }

    @Nested
    class TheMarkdownPage {
        @Test
        void has_a_table_for_each_group() throws Exception {
            assertThat(read("pages/config.md"))
                    .isEqualTo(
                            """
                            # Acme 1.0: settings

                            ## AcmeSink

                            Sink connector `dev.fairlead.maven.docs.AcmeSink`

                            ### Writing

                            | setting | type | default | importance | what it does |
                            |---|---|---|---|---|
                            | `mode` | string | `insert` | medium | What to do with a key that is there.<br>*one of insert, upsert* |
                            | `batch.size` | int | `500` | low | How many records are written at once.<br>*1 to 5000* |

                            ### Connection

                            | setting | type | default | importance | what it does |
                            |---|---|---|---|---|
                            | `url` | string | **required** | high | Where Acme is: &lt;host>\\|&lt;port>.<br>Several are separated by commas.<br>*non-empty string* |
                            | `password` | password | *(hidden)* | high | The password. |
                            | `proxy` | string |  | low |  |
                            """);
        }
    }

    @Nested
    class AllFiles {
        @Test
        void keep_the_default_of_a_secret_to_themselves() throws Exception {
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> written = files.filter(Files::isRegularFile).toList();
                assertThat(written).hasSizeGreaterThanOrEqualTo(5);
                for (Path file : written) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("s3cret");
                }
            }
        }
    }

    @Nested
    class TheHtmlPage {
        @Test
        void can_be_linked_to_at_each_setting_and_escapes_what_authors_write() throws Exception {
            assertThat(read("pages/config.html"))
                    .contains("<dt id=\"AcmeSink.batch.size\">")
                    .contains("Where Acme is: &lt;host&gt;|&lt;port&gt;.")
                    .contains("<span class=\"need\">required</span>")
                    .contains("<span>default hidden</span>");
        }
    }

    @Nested
    class TheExamples {
        @Test
        void have_all_settings_and_comment_out_those_that_need_not_be_set() throws Exception {
            Properties set = new Properties();
            set.load(new StringReader(read("examples/AcmeSink.properties")));

            assertThat(set)
                    .containsOnlyKeys("name", "connector.class", "tasks.max", "topics", "url")
                    .containsEntry("connector.class", SINK);
            assertThat(read("examples/AcmeSink.properties"))
                    .contains("# Where Acme is: <host>|<port>.\n# Several are separated")
                    .contains("\n#batch.size=500\n")
                    .contains("\n#password=${env:PASSWORD}\n");
        }

        @Test
        void are_what_a_rest_request_takes() throws Exception {
            JsonNode example = new ObjectMapper().readTree(read("examples/AcmeSink.json"));

            assertThat(example.at("/name").asText()).isEqualTo("acme-sink");
            assertThat(example.at("/config/topics").asText()).isEqualTo("my-topic");
            assertThat(example.at("/config/url").asText()).isEqualTo("<url>");
        }
    }

    @Nested
    class TheSchema {
        @Test
        void accepts_the_example() throws Exception {
            String config =
                    new ObjectMapper()
                            .readTree(read("examples/AcmeSink.json"))
                            .at("/config")
                            .toString();

            assertThat(problems(config)).isEmpty();
        }

        @Test
        void accepts_numbers_as_text_and_references_in_the_place_of_any() throws Exception {
            assertThat(problems(config("\"batch.size\": \"10\", \"mode\": \"${env:MODE}\"")))
                    .isEmpty();
            assertThat(problems(config("\"batch.size\": 10, \"transforms\": \"x\""))).isEmpty();
        }

        @Test
        void refuses_what_the_definition_refuses() throws Exception {
            assertThat(problems(config("\"batch.size\": 0"))).isNotEmpty();
            assertThat(problems(config("\"batch.size\": \"many\""))).isNotEmpty();
            assertThat(problems(config("\"mode\": \"delete\""))).isNotEmpty();
            assertThat(problems("{\"connector.class\": \"" + SINK + "\"}")).isNotEmpty();
        }

        private String config(String more) {
            return "{\"connector.class\": \"" + SINK + "\", \"url\": \"x\", " + more + "}";
        }

        private Iterable<?> problems(String config) throws IOException {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(read("schemas/AcmeSink.schema.json"))
                    .validate(config, InputFormat.JSON);
        }
    }

    @Nested
    class OfASettingOfTheSdk {
        @Test
        void knows_ranges_and_words() {
            assertThat(new Limits("a whole number from 1 to 10").most()).hasValue("10");
            assertThat(new Limits("a whole number from 1").inWords()).isEqualTo("at least 1");
            assertThat(new Limits("a whole number up to 9").inWords()).isEqualTo("at most 9");
            assertThat(new Limits("one of a, b").words()).containsExactly("a", "b");
            assertThat(new Limits("text").inWords()).isEmpty();
            assertThat(new Limits("a duration as 500ms from 1 ms").inWords())
                    .isEqualTo("a duration as 500ms from 1 ms");
        }
    }

    @Nested
    class OtherPlugins {
        @Test
        void get_examples_of_the_place_where_they_are_named() {
            assertThat(example(PluginType.TRANSFORMATION))
                    .contains("transforms=acme-sink\n", "transforms.acme-sink.url=");
            assertThat(example(PluginType.PREDICATE)).contains("predicates.acme-sink.type=" + SINK);
            assertThat(example(PluginType.CONVERTER)).contains("value.converter.url=");
            assertThat(example(PluginType.HEADER_CONVERTER)).contains("header.converter.url=");
            assertThat(example(PluginType.CONFIG_PROVIDER))
                    .contains("config.providers.acme-sink.class=", ".acme-sink.param.url=");
            assertThat(example(PluginType.REST_EXTENSION)).contains("rest.extension.classes=");
            assertThat(example(PluginType.OVERRIDE_POLICY))
                    .contains("connector.client.config.override.policy=");
        }

        private String example(PluginType type) {
            return new Examples(new DescribedPlugin(SINK, List.of(type), sink.settings()))
                    .properties();
        }
    }

    private static List<Described> ask(List<Path> more, String... plugins) throws Exception {
        List<Path> classPath =
                Stream.concat(
                                Arrays.stream(
                                                System.getProperty("java.class.path")
                                                        .split(File.pathSeparator, -1))
                                        .map(Path::of),
                                more.stream())
                        .toList();
        return new DescribeProcess(
                        java(), classPath, directory.resolve("ask"), Duration.ofMinutes(1))
                .ask(List.of(plugins));
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }
}
