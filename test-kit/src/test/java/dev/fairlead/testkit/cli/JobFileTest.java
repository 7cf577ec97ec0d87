package dev.fairlead.testkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.subject.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileTest {
    @TempDir private Path directory;

    private Job read(String text) {
        try {
            return JobFile.read(Files.writeString(directory.resolve("acme.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class AWholeDescription {
        private Job job() {
            return read(
                    """
                    plugin: lib/acme.jar
                    class: com.acme.AcmeSource
                    connect: 2.7.2
                    world:
                      kind: files
                      files: 3
                    config:
                      directory: ${path}
                      batch.size: 10
                    laws: [S1, S2]
                    waive:
                      S7: the device repeats
                    effort:
                      schedules: 50
                    java:
                      options: [--add-opens=java.base/java.nio=ALL-UNNAMED]
                    """);
        }

        @Test
        void names_the_plugin_relative_to_itself() {
            assertThat(job().jar().path()).isEqualTo(directory.resolve("lib/acme.jar"));
        }

        @Test
        void gives_all_that_the_command_line_can_give() {
            assertThat(job().className()).isEqualTo("com.acme.AcmeSource");
            assertThat(job().jar().connect()).contains("2.7.2");
            assertThat(job().jar().jvmOptions()).hasSize(1);
            assertThat(job().world()).isEqualTo("files");
            assertThat(job().worldOptions()).isEqualTo(Map.of("files", "3"));
            assertThat(job().config())
                    .isEqualTo(Map.of("directory", "${path}", "batch.size", "10"));
            assertThat(job().laws()).containsExactly("S1", "S2");
            assertThat(job().waivers()).containsEntry("S7", "the device repeats");
            assertThat(job().properties()).containsEntry("fairlead.schedules", "50");
        }
    }

    @Nested
    class AWrongDescription {
        @Test
        void is_told_all_its_problems_at_once() {
            assertThatThrownBy(
                            () ->
                                    read(
                                            """
                                            plugn: acme.jar
                                            connect: 2.7
                                            world: {files: 2}
                                            effort: {seed: much}
                                            """))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("\"plugn\" is unknown; did you mean \"plugin\"?")
                    .hasMessageContaining("\"plugin\" is missing")
                    .hasMessageContaining("write all three parts of the release, such as 2.7.2")
                    .hasMessageContaining("\"world\" has no \"kind\"")
                    .hasMessageContaining("\"effort.seed\" is \"much\"; write a number");
        }

        @Test
        void is_told_the_line_where_it_stops_being_yaml() {
            assertThatThrownBy(() -> read("plugin: a.jar\nconfig: {topic: [x\n"))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("neither YAML nor JSON: line");
        }

        @Test
        void is_told_when_it_is_only_a_text() {
            assertThatThrownBy(() -> read("acme.jar")).hasMessageContaining("it has no members");
        }
    }

    @Test
    void a_description_that_isnt_there_is_told() {
        assertThatThrownBy(() -> JobFile.read(directory.resolve("none.yaml")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("can't be read");
    }
}
