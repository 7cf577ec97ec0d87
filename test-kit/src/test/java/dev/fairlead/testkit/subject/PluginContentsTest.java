package dev.fairlead.testkit.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.mutant.MutantSink;
import dev.fairlead.testkit.mutant.MutantSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginContentsTest {
    @TempDir private Path directory;

    private PluginContents read(Path plugin) {
        return PluginContents.read(plugin, directory.resolve("room"));
    }

    @Nested
    class AJar {
        @Test
        void has_the_plugins_whose_classes_extend_connects() {
            assertThat(read(Jars.connectFile("2.7.2")).plugins())
                    .containsExactly(
                            new FoundPlugin(
                                    "org.apache.kafka.connect.file.FileStreamSourceConnector",
                                    PluginKind.SOURCE),
                            new FoundPlugin(
                                    "org.apache.kafka.connect.file.FileStreamSinkConnector",
                                    PluginKind.SINK));
        }

        @Test
        void lists_a_plugin_although_classes_that_it_needs_are_missing() {
            Path jar = Jars.of(directory.resolve("half.jar"), MutantSource.class);

            assertThat(read(jar).plugins()).hasSize(1);
        }

        @Test
        void of_kafkas_own_says_its_release_by_its_name() {
            assertThat(read(Jars.connectFile("2.7.2")).releasedWithKafka()).contains("2.7.2");
        }

        @Test
        void says_by_its_pom_what_it_was_built_with() throws IOException {
            Path jar =
                    Jars.write(
                            directory.resolve("acme.jar"),
                            Map.of(
                                    "META-INF/maven/acme/acme/pom.xml",
                                    pom("${kafka}").getBytes(StandardCharsets.UTF_8),
                                    "dev/A.class",
                                    classFile()));

            assertThat(read(jar).connectVersion()).contains("3.3.2");
        }

        @Test
        void built_with_a_vendors_release_says_nothing() throws IOException {
            Path jar =
                    Jars.write(
                            directory.resolve("acme.jar"),
                            Map.of(
                                    "META-INF/maven/acme/acme/pom.xml",
                                    pom("6.0.1-ccs").getBytes(StandardCharsets.UTF_8),
                                    "dev/A.class",
                                    classFile()));

            assertThat(read(jar).connectVersion()).isEmpty();
        }

        private String pom(String version) {
            return """
            <project>
              <properties><kafka>3.3.2</kafka></properties>
              <dependencies>
                <dependency>
                  <groupId>org.apache.kafka</groupId>
                  <artifactId>connect-api</artifactId>
                  <version>%s</version>
                </dependency>
              </dependencies>
            </project>
            """
                    .formatted(version);
        }

        private byte[] classFile() throws IOException {
            try (var in =
                    PluginContentsTest.class.getResourceAsStream("PluginContentsTest.class")) {
                return in.readAllBytes();
            }
        }
    }

    @Nested
    class ADirectory {
        @Test
        void of_jars_is_one_plugin() {
            Jars.of(directory.resolve("a.jar"), MutantSource.class);
            Jars.of(directory.resolve("b.jar"), MutantSink.class);

            assertThat(read(directory).parts()).hasSize(2);
            assertThat(read(directory).plugins()).hasSize(2);
        }

        @Test
        void without_jars_is_one_of_class_files() throws IOException {
            Path classes = Files.createDirectories(directory.resolve("classes"));
            Path file = classes.resolve("MutantSource.class");
            try (var in = MutantSource.class.getResourceAsStream("MutantSource.class")) {
                Files.write(file, in.readAllBytes());
            }

            assertThat(read(classes).parts()).containsExactly(classes);
            assertThat(read(classes).plugins()).hasSize(1);
        }
    }

    @Nested
    class AZip {
        @Test
        void of_jars_is_unpacked() throws IOException {
            Path jar = Jars.of(directory.resolve("a.jar"), MutantSource.class);
            Path zip =
                    Jars.write(
                            directory.resolve("acme.zip"),
                            Map.of("acme/lib/a.jar", Files.readAllBytes(jar)));

            assertThat(read(zip).plugins()).hasSize(1);
        }

        @Test
        void without_a_class_is_refused() {
            Path zip = Jars.ofText(directory.resolve("notes.zip"), "notes.txt", "nothing");

            assertThatThrownBy(() -> read(zip))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("holds no class");
        }
    }

    @Nested
    class WhatCantBeRead {
        @Test
        void is_refused_when_it_isnt_there() {
            assertThatThrownBy(() -> read(directory.resolve("nowhere.jar")))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("doesn't exist; name a plugin's jar or directory");
        }

        @Test
        void is_refused_when_it_was_cut_off() throws IOException {
            byte[] whole = Files.readAllBytes(Jars.connectFile("2.7.2"));
            Path cut = directory.resolve("cut.jar");
            Files.write(cut, Arrays.copyOf(whole, whole.length / 2));

            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("is no jar")
                    .hasMessageContaining("compare its size");
        }

        @Test
        void is_refused_when_a_class_in_it_is_damaged() {
            Path jar = Jars.ofText(directory.resolve("odd.jar"), "acme/Odd.class", "not a class");

            assertThatThrownBy(() -> read(jar))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("\"acme/Odd.class\" is no class file");
        }
    }
}
