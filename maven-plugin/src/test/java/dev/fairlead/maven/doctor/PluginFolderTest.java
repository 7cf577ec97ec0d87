package dev.fairlead.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairlead.maven.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
    @TempDir private Path directory;

    @Nested
    class AWorkersInventory {
        @Test
        void becomes_lines_for_what_is_good_and_findings_for_what_is_not() throws Exception {
            PluginFolder folder =
                    PluginFolder.parse(
                            new ObjectMapper()
                                    .readTree(
                                            """
                                            {"plugins": [
                                              {"type": "source", "class": "A", "version": "1.0",
                                               "location": "/p/a", "manifest": true, "usable": true},
                                              {"type": "sink", "class": "B", "version": "undefined",
                                               "location": "/p/b", "manifest": false, "usable": false,
                                               "trouble": "has no constructor; add one"}],
                                             "problems": [
                                              {"where": "/p/c.zip", "why": "it holds jars",
                                               "remedy": "unpack it"}]}
                                            """));

            assertThat(folder.plugins()).containsExactly("source A 1.0");
            assertThat(folder.findings())
                    .extracting(Finding::code, Finding::what, Finding::fix)
                    .satisfiesExactly(
                            first ->
                                    assertThat(first.toList())
                                            .containsExactly(
                                                    "FL922", "B has no constructor", "add one"),
                            second -> assertThat(second.toList()).startsWith("FL923"),
                            third ->
                                    assertThat(third.toList())
                                            .containsExactly(
                                                    "FL924", "it holds jars", "unpack it"));
        }
    }

    @Nested
    class ADirectory {
        @Test
        void is_looked_at_by_a_worker_in_a_jvm_of_its_own() throws Exception {
            Files.writeString(directory.resolve("broken.jar"), "no zip");

            assertThat(PluginFolder.look(worker(), directory.toString()).findings())
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.code()).isEqualTo("FL924");
                                assertThat(finding.where()).endsWith("broken.jar");
                                assertThat(finding.what()).contains("can't be read as a jar");
                            });
        }

        @Test
        void cannot_be_looked_at_without_a_worker() {
            assertThatIOException()
                    .isThrownBy(
                            () ->
                                    PluginFolder.look(
                                            List.of(java(), "-cp", directory.toString()),
                                            directory.toString()))
                    .withMessageContaining("dev.fairlead.runtime.cli.Fairlead");
        }

        private static List<String> worker() {
            return List.of(java(), "-cp", System.getProperty("java.class.path"));
        }

        private static String java() {
            return Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }
    }
}
