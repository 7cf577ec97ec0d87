package dev.fairlead.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Apache's file connectors, unmodified, in a worker that is a process of its own. */
@Timeout(120)
class StandaloneTest {
    @TempDir Path root;

    @BeforeEach
    void prepare() throws IOException {
        Path plugins = Files.createDirectories(root.resolve("plugins/connect-file"));
        Files.copy(CommandRun.fileConnectors(), plugins.resolve("connect-file.jar"));
        write(
                "worker.properties",
                """
                key.converter=org.apache.kafka.connect.json.JsonConverter
                value.converter=org.apache.kafka.connect.json.JsonConverter
                key.converter.schemas.enable=true
                value.converter.schemas.enable=true
                offset.flush.interval.ms=200
                plugin.path=plugins
                fairlead.data.dir=data
                listeners=http://localhost:0
                """);
        write(
                "source.properties",
                """
                name=local-file-source
                connector.class=FileStreamSource
                tasks.max=1
                file=test.txt
                topic=connect-test
                """);
        write(
                "sink.properties",
                """
                name=local-file-sink
                connector.class=FileStreamSink
                tasks.max=1
                topics=connect-test
                """);
        write("test.txt", "foo\nbar\n");
    }

    @Nested
    class KafkasQuickstart {
        @Test
        void brings_lines_from_the_source_to_the_sink_and_goes_on_after_a_restart()
                throws Exception {
            try (CommandRun run = standalone("source.properties", "sink.properties")) {
                assertThat(List.of(run.readLine(), run.readLine())).containsExactly("foo", "bar");
                append("baz\n");
                assertThat(run.readLine()).isEqualTo("baz");

                assertThat(run.terminate().exitCode()).isEqualTo(143);
                assertThat(run.errors())
                        .contains("task local-file-source-0 is UNASSIGNED")
                        .contains("stopped")
                        .doesNotContain("ERROR", "Exception");
            }
            append("qux\n");
            try (CommandRun run = standalone("source.properties", "sink.properties")) {
                assertThat(run.readLine()).isEqualTo("qux");
            }
            try (CommandRun run = log("data", "--topic", "connect-test", "--count")) {
                assertThat(run.readLine()).as(run::errors).isEqualTo("4");
                assertThat(run.exitCode()).isZero();
            }
        }

        @Test
        void loses_nothing_when_the_process_is_killed() throws Exception {
            try (CommandRun run = standalone("source.properties", "sink.properties")) {
                assertThat(List.of(run.readLine(), run.readLine())).containsExactly("foo", "bar");
                assertThat(run.kill().exitCode()).isEqualTo(137);
            }
            append("baz\n");
            try (CommandRun run = standalone("source.properties", "sink.properties")) {
                String line = run.readLine();
                while (!line.equals("baz")) {
                    assertThat(line).as("a line that is there again").isIn("foo", "bar");
                    line = run.readLine();
                }
            }
        }

        @Test
        void runs_from_json_files_and_through_transformations() throws Exception {
            write(
                    "source.json",
                    """
                    {"name": "in", "config": {
                      "connector.class": "org.apache.kafka.connect.file.FileStreamSourceConnector",
                      "tasks.max": 1, "file": "test.txt", "topic": "connect-test",
                      "transforms": "hoist",
                      "transforms.hoist.type":
                          "org.apache.kafka.connect.transforms.HoistField$Value",
                      "transforms.hoist.field": "line"}}
                    """);
            write(
                    "sink.json",
                    """
                    {"name": "out", "connector.class": "FileStreamSink", "topics": "connect-test"}
                    """);
            try (CommandRun run = standalone("source.json", "sink.json")) {
                assertThat(run.readLine()).isEqualTo("Struct{line=foo}");
            }
        }
    }

    @Nested
    class PrintedRecords {
        @Test
        void show_where_they_are_with_key_and_value() {
            try (CommandRun run =
                    start(
                            "standalone",
                            "--print-records",
                            "worker.properties",
                            "source.properties")) {
                assertThat(run.readLine())
                        .isEqualTo(
                                "connect-test-0@0  null  {\"schema\":{\"type\":\"string\","
                                        + "\"optional\":false},\"payload\":\"foo\"}");
            }
        }
    }

    @Nested
    class AWrongCommandLine {
        @Test
        void exits_with_1_and_shows_the_usage() throws Exception {
            try (CommandRun run = start("standalone")) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.errors()).contains("Usage: fairlead standalone");
            }
            try (CommandRun run = start()) {
                assertThat(run.exitCode()).isEqualTo(1);
            }
            try (CommandRun run = start("standalone", "--no-such-option", "x")) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.errors()).contains("--no-such-option");
            }
        }
    }

    @Nested
    class AnErrorBeforeTheStart {
        @Test
        void exits_with_2_and_one_paragraph() throws Exception {
            write("worker.properties", "key.converter=Jsn\nfairlead.data.dir=data\n");
            try (CommandRun run = standalone("source.properties")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.errors())
                        .startsWith("fairlead: worker.properties has 2 problems:")
                        .contains("  - value.converter is missing; set")
                        .contains("  - key.converter: there is no converter \"Jsn\"")
                        .doesNotContain("\tat ");
            }
            write("worker.properties", "plugin.discovery=fast\noffset.flush.interval.ms=soon\n");
            try (CommandRun run = standalone("source.properties")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.errors())
                        .startsWith("fairlead: worker.properties has 4 problems:")
                        .contains("plugin.discovery=\"fast\"", "interval.ms=\"soon\"");
            }
            try (CommandRun run = start("standalone", "nowhere.properties")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.errors()).contains("there is no file \"nowhere.properties\"");
            }
        }

        @Test
        void because_of_plugins_that_are_not_there_lists_all_of_them() throws Exception {
            write(
                    "worker.properties",
                    """
                    key.converter=Jsn
                    value.converter=Long
                    connector.client.config.override.policy=Nne
                    fairlead.data.dir=data
                    """);
            try (CommandRun run = standalone("source.properties")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.errors())
                        .startsWith("fairlead: worker.properties has 2 problems:")
                        .contains("key.converter: there is no converter \"Jsn\"")
                        .contains("connector.client.config.override.policy: there is no connector")
                        .contains("did you mean \"None\"?");
            }
        }

        @Test
        void in_connector_files_lists_all_of_them() throws Exception {
            write("broken.json", "{");
            write("nameless.properties", "topic=t");
            try (CommandRun run = standalone("broken.json", "nameless.properties", "gone.json")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.errors())
                        .contains("has 3 problems")
                        .contains("broken.json is not valid JSON")
                        .contains("nameless.properties: name is missing")
                        .contains("there is no file \"gone.json\"");
            }
        }

        @Test
        void in_the_workers_file_and_in_connector_files_is_told_in_one_round() throws Exception {
            write("worker.properties", "key.converter=Jsn\n");
            write("broken.json", "{");
            write("nameless.properties", "topic=t");
            try (CommandRun run = standalone("broken.json", "nameless.properties")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.errors())
                        .startsWith("fairlead: worker.properties has 2 problems:")
                        .contains("there is no converter \"Jsn\"", "value.converter is missing")
                        .contains("the connectors' configuration has 2 problems:")
                        .contains("broken.json is not valid JSON", "nameless.properties: name is");
            }
            try (CommandRun run = start("standalone", "nowhere.properties", "broken.json")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.errors())
                        .contains("there is no file \"nowhere.properties\"")
                        .contains("broken.json is not valid JSON");
            }
        }

        @Test
        void because_of_another_worker_in_the_same_directory_is_explained() throws Exception {
            try (CommandRun first =
                    start(
                            "standalone",
                            "--print-records",
                            "worker.properties",
                            "source.properties")) {
                first.readLine();
                try (CommandRun second = standalone("sink.properties")) {
                    assertThat(second.exitCode()).isEqualTo(2);
                    assertThat(second.errors()).contains("is in use by process");
                }
            }
        }
    }

    @Nested
    class AConnectorThatDoesNotStart {
        @Test
        void exits_with_3_and_says_why() throws Exception {
            write("source.properties", "name=a\nconnector.class=FileStreamSorce\n");
            try (CommandRun run = standalone("source.properties")) {
                assertThat(run.exitCode()).isEqualTo(3);
                assertThat(run.errors())
                        .contains("did you mean \"FileStreamSource\"?")
                        .doesNotContain("\tat ");
            }
        }
    }

    @Nested
    class TheLogCommand {
        @Test
        void explains_what_is_not_there() throws Exception {
            try (CommandRun run = log("nowhere")) {
                assertThat(run.exitCode()).isEqualTo(2);
                assertThat(run.errors()).contains("there is no log in");
            }
        }

        @Test
        void shows_records_from_an_offset_while_the_worker_runs() throws Exception {
            try (CommandRun worker =
                    start(
                            "standalone",
                            "--print-records",
                            "worker.properties",
                            "source.properties")) {
                worker.readLine();
                worker.readLine();
                try (CommandRun run = log("data", "--topic", "connect-test", "--from", "1")) {
                    assertThat(run.restOfOutput())
                            .singleElement()
                            .asString()
                            .startsWith("connect-test-0@1  null")
                            .endsWith("\"payload\":\"bar\"}");
                }
                try (CommandRun run = log("data", "--count")) {
                    assertThat(run.restOfOutput()).containsExactly("connect-test 2");
                }
                try (CommandRun run = log("data", "--topic", "conect-test")) {
                    assertThat(run.exitCode()).isEqualTo(2);
                    assertThat(run.errors()).contains("did you mean \"connect-test\"?");
                }
            }
        }
    }

    private CommandRun standalone(String... connectors) {
        String[] arguments = new String[connectors.length + 2];
        arguments[0] = "standalone";
        arguments[1] = "worker.properties";
        System.arraycopy(connectors, 0, arguments, 2, connectors.length);
        return start(arguments);
    }

    private CommandRun log(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "log";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return start(all);
    }

    private CommandRun start(String... arguments) {
        return CommandRun.start(root, arguments);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }

    private void append(String text) throws IOException {
        Files.writeString(root.resolve("test.txt"), text, StandardOpenOption.APPEND);
    }
}
