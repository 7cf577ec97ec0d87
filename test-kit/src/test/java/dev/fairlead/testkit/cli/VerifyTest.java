package dev.fairlead.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.testkit.mutant.HangingTransformation;
import dev.fairlead.testkit.mutant.MutantSource;
import dev.fairlead.testkit.subject.Jars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void old_releases_come_from_the_build() {
        Jars.useThoseOfTheBuild();
    }

    private int verify(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return Verify.run(texts, print(out), print(err), Map.of());
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Nested
    class AnOldConnector {
        @Test
        void that_breaks_laws_is_told_which_and_how() {
            int code =
                    verify(
                            Jars.connectFile("2.7.2"),
                            "--class",
                            "FileStreamSourceConnector",
                            "--world",
                            "file=file",
                            "--config",
                            "topic=lines",
                            "--schedules",
                            "0",
                            "--report",
                            directory);

            assertThat(code).isEqualTo(Verify.BROKEN);
            assertThat(err()).contains("with connect-api 2.7.2");
            assertThat(out())
                    .contains(
                            "broken     S3 resuming skips nothing",
                            "after the restart the first record is '😀', which is no item",
                            "Schedule.parse(\"A* p a c x\")");
            assertThat(directory.resolve("FileStreamSourceConnector-source.html")).exists();
        }

        @Test
        void that_keeps_all_laws_is_told_so_to_machines_too() throws IOException {
            int code =
                    verify(
                            Jars.connectFile("3.9.1"),
                            "--class=FileStreamSinkConnector",
                            "--world=file=file",
                            "--schedules=0",
                            "--as-is",
                            "--waive=K5=lines may come twice",
                            "--format=json");

            JsonNode root = new ObjectMapper().readTree(out());
            assertThat(err()).contains("with connect-api 3.9.1");
            assertThat(code).isEqualTo(Verify.HELD);
            assertThat(root.path("trials").get(0).path("kind").asText()).isEqualTo("sink");
            assertThat(root.toString()).contains("lines may come twice");
        }
    }

    @Nested
    class AToken {
        @Test
        void is_tried_again_and_nothing_else() {
            int code =
                    verify(
                            Jars.connectFile("2.7.2"),
                            "--class=FileStreamSourceConnector",
                            "--world=file=file",
                            "--config=topic=lines",
                            "--replay=A* p a c x");

            assertThat(code).isEqualTo(Verify.BROKEN);
            assertThat(out()).contains("broken     S3 resuming", "schedules 1;");
        }
    }

    @Nested
    class APluginThatHangs {
        @Test
        void is_given_up_with_where_it_stands() {
            Path jar = Jars.of(directory.resolve("hangs.jar"), HangingTransformation.class);

            assertThat(verify(jar, "--limit=2")).isEqualTo(Verify.BAD_INPUT);
            assertThat(err())
                    .contains("wasn't judged within 2 s", "HangingTransformation.apply", "--limit");
        }
    }

    @Nested
    class ADescription {
        @Test
        void is_as_good_as_options() throws IOException {
            Path description = directory.resolve("acme.yaml");
            Files.writeString(
                    description,
                    """
                    plugin: %s
                    class: FileStreamSourceConnector
                    world: {kind: file}
                    config: {file: "${path}", topic: lines}
                    laws: [S3]
                    effort: {schedules: 0}
                    """
                            .formatted(Jars.connectFile("2.7.2").toAbsolutePath()));

            assertThat(verify(description)).isEqualTo(Verify.BROKEN);
            assertThat(out()).contains("S3 resuming").doesNotContain("S7 ");
        }
    }

    @Nested
    class SomethingToChangeFirst {
        @Test
        void a_class_that_is_missing_is_named_with_where_it_was_looked_for() {
            Path jar = Jars.of(directory.resolve("half.jar"), MutantSource.class);

            int code = verify(jar, "--world=file=file");

            assertThat(code).isEqualTo(Verify.BAD_INPUT);
            assertThat(err())
                    .contains("needs the class dev.fairlead.testkit.mutant.")
                    .contains("half.jar")
                    .contains("--libraries");
        }

        @Test
        void a_connector_without_a_world_is_told_the_worlds_beside_its_definition() {
            int code = verify(Jars.connectFile("2.7.2"), "--class=FileStreamSinkConnector");

            assertThat(code).isEqualTo(Verify.HELD);
            assertThat(out())
                    .contains("kept       D1")
                    .contains("its deliveries, which need a world")
                    .contains("file, files");
        }

        @Test
        void a_world_that_nothing_points_at_is_told() {
            assertThat(
                            verify(
                                    Jars.connectFile("2.7.2"),
                                    "--class=FileStreamSinkConnector",
                                    "--world=file"))
                    .isEqualTo(Verify.BAD_INPUT);
            assertThat(err()).contains("no setting points at the world \"file\"");
        }

        @Test
        void a_world_that_doesnt_exist_is_told() {
            assertThat(
                            verify(
                                    Jars.connectFile("2.7.2"),
                                    "--class=FileStreamSinkConnector",
                                    "--world=fil=file"))
                    .isEqualTo(Verify.BAD_INPUT);
            assertThat(err()).contains("there is no world \"fil\"");
        }

        @Test
        void settings_that_the_connector_refuses_are_told() {
            int code =
                    verify(
                            Jars.connectFile("2.7.2"),
                            "--class=FileStreamSourceConnector",
                            "--world=file=file");

            assertThat(code).isEqualTo(Verify.BAD_INPUT);
            assertThat(err()).contains("topic").contains("--config NAME=VALUE");
        }

        @Test
        void a_file_that_is_no_jar_is_told() throws IOException {
            Path file = Files.writeString(directory.resolve("acme.jar"), "hello");

            assertThat(verify(file)).isEqualTo(Verify.BAD_INPUT);
            assertThat(err()).contains("is no jar");
        }

        @Test
        void a_wrong_option_is_told() {
            assertThat(verify("acme.jar", "--wrold=file")).isEqualTo(Verify.BAD_INPUT);
            assertThat(err()).contains("--wrold");
        }
    }
}
