package dev.fairlead.maven.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.fixture.Jars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginPackageTest {
    private static final String SERVICE =
            "META-INF/services/org.apache.kafka.connect.sink.SinkConnector";
    private static final Map<String, String> PROJECT =
            Map.of(
                    "META-INF/MANIFEST.MF",
                    "Manifest-Version: 1.0\r\n"
                            + "Implementation-Version: 7\r\n"
                            + "Class-Path: x.jar\r\n\r\n",
                    "META-INF/LICENSE",
                    "ours",
                    SERVICE,
                    "com.acme.Sink\n",
                    "com/acme/Sink.class",
                    "class",
                    "shared.txt",
                    "project");

    @TempDir private Path directory;
    private Path jar;

    @BeforeEach
    void write_the_project_jar() throws Exception {
        jar = Jars.write(directory.resolve("acme-1.0.jar"), PROJECT);
    }

    @Nested
    class AsAWorkerSeesIt {
        @Test
        void has_the_project_and_its_libraries_in_one_jar() throws Exception {
            make(library("lib", Map.of("com/lib/Lib.class", "class", "shared.txt", "library")));

            assertThat(Jars.names(jar)).contains("com/acme/Sink.class", "com/lib/Lib.class");
            assertThat(Jars.text(jar, "shared.txt")).isEqualTo("project");
        }

        @Test
        void has_the_certificate_that_the_tests_left() throws Exception {
            Path work = Files.createDirectories(directory.resolve("work"));
            Files.writeString(work.resolve("delivery.json"), "{ \"form\" : 1 }\n");

            make();

            assertThat(Jars.text(jar, "META-INF/fairlead/delivery.json"))
                    .isEqualTo("{ \"form\" : 1 }\n");
        }

        @Test
        void has_nothing_that_the_worker_provides_even_from_inside_another_library()
                throws Exception {
            make(
                    library(
                            "fat",
                            Map.of(
                                    "org/apache/kafka/connect/json/JsonConverter.class", "class",
                                    "META-INF/versions/11/org/slf4j/Logger.class", "class",
                                    "org/apache/kafkaesque/Mine.class", "class")));

            assertThat(Jars.names(jar))
                    .noneMatch(name -> name.contains("org/apache/kafka/") || name.contains("slf4j"))
                    .contains("org/apache/kafkaesque/Mine.class");
        }

        @Test
        void joins_service_files_line_by_line() throws Exception {
            make(
                    library("one", Map.of("META-INF/services/com.lib.Codec", "com.one.A\n")),
                    library(
                            "two",
                            Map.of("META-INF/services/com.lib.Codec", "com.two.B\ncom.one.A\n")));

            assertThat(Jars.text(jar, "META-INF/services/com.lib.Codec"))
                    .isEqualTo("com.one.A\ncom.two.B\n");
        }

        @Test
        void drops_signatures_and_module_descriptors() throws Exception {
            make(
                    library(
                            "signed",
                            Map.of(
                                    "META-INF/ACME.SF", "x",
                                    "META-INF/acme.rsa", "x",
                                    "META-INF/INDEX.LIST", "x",
                                    "module-info.class", "x",
                                    "META-INF/versions/9/module-info.class", "x")));

            assertThat(Jars.names(jar))
                    .containsOnlyOnceElementsOf(PROJECT.keySet())
                    .hasSize(PROJECT.size() + 1)
                    .contains(PluginJar.SBOM);
        }

        @Test
        void keeps_every_licence_and_notice_in_its_librarys_folder() throws Exception {
            make(
                    library(
                            "one",
                            Map.of("META-INF/LICENSE", "one's", "META-INF/NOTICE.txt", "one's")),
                    library("two", Map.of("LICENSE.md", "two's")));

            assertThat(Jars.text(jar, "META-INF/LICENSE")).isEqualTo("ours");
            assertThat(Jars.text(jar, "META-INF/licenses/one-1.0/LICENSE")).isEqualTo("one's");
            assertThat(Jars.text(jar, "META-INF/licenses/one-1.0/NOTICE.txt")).isEqualTo("one's");
            assertThat(Jars.text(jar, "META-INF/licenses/two-1.0/LICENSE.md")).isEqualTo("two's");
        }

        @Test
        void
                keeps_the_projects_manifest_less_the_class_path_and_says_when_a_library_is_multi_release()
                        throws Exception {
            make(
                    library(
                            "multi",
                            Map.of(
                                    "META-INF/MANIFEST.MF",
                                    "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n")));

            assertThat(Jars.text(jar, "META-INF/MANIFEST.MF"))
                    .contains("Implementation-Version: 7", "Multi-Release: true")
                    .contains("Sbom-Format: CycloneDX", "Sbom-Location: " + PluginJar.SBOM)
                    .doesNotContain("Class-Path");
        }

        @Test
        void tells_the_projects_version_when_its_own_manifest_does_not() throws Exception {
            jar = Jars.write(jar, Map.of("com/acme/Sink.class", "class"));

            make();

            assertThat(Jars.text(jar, "META-INF/MANIFEST.MF"))
                    .contains("Implementation-Version: 1.0");
        }

        @Test
        void leaves_the_thin_jar_beside_it() throws Exception {
            make(library("lib", Map.of("com/lib/Lib.class", "class")));

            assertThat(Jars.names(directory.resolve("acme-1.0-thin.jar")))
                    .hasSameElementsAs(PROJECT.keySet());
        }
    }

    @Nested
    class BuiltTwice {
        @Test
        void has_the_same_bytes_whatever_the_order_of_entries_and_the_clock() throws Exception {
            Library library = library("lib", Map.of("com/lib/Lib.class", "class"));
            make(library);
            byte[] first = Files.readAllBytes(jar);
            Path other = Files.createDirectory(directory.resolve("other"));
            Map<String, String> reversed = new LinkedHashMap<>();
            new TreeMap<>(PROJECT).descendingMap().forEach(reversed::put);
            Path second = Jars.write(other.resolve("acme-1.0.jar"), reversed);

            PluginPackage files = new PluginPackage(second);
            files.thinJar();
            files.make(List.of(library), maker(other));

            assertThat(second).hasBinaryContent(first);
        }

        @Test
        void starts_from_the_thin_jar_when_the_plugin_jar_is_still_there() throws Exception {
            make(library("old", Map.of("com/lib/Old.class", "class")));

            make(library("new", Map.of("com/lib/New.class", "class")));

            assertThat(Jars.names(jar))
                    .contains("com/lib/New.class")
                    .doesNotContain("com/lib/Old.class");
        }

        @Test
        void asks_for_a_clean_build_when_the_thin_jar_is_gone() throws Exception {
            make();
            Files.delete(directory.resolve("acme-1.0-thin.jar"));

            assertThatThrownBy(PluginPackageTest.this::make)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("build again with mvn clean package");
        }
    }

    @Nested
    class Judged {
        @Test
        void is_refused_without_a_plugin_in_it() throws Exception {
            jar = Jars.write(jar, Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n"));

            assertThat(judge(make()))
                    .extracting(Finding::what)
                    .containsExactly("there is no plugin in acme-1.0.jar");
        }

        @Test
        void is_refused_when_a_service_file_names_a_class_that_is_not_in_it() throws Exception {
            JarSummary summary = make(library("lib", Map.of(SERVICE, "com.lib.Gone\n")));

            assertThat(judge(summary))
                    .extracting(Finding::what)
                    .containsExactly(
                            "a service file names com.lib.Gone, which is not in acme-1.0.jar");
        }

        @Test
        void is_described_in_one_line() throws Exception {
            JarSummary summary = make(library("lib", Map.of("com/lib/Lib.class", "class")));

            assertThat(judge(summary)).isEmpty();
            assertThat(summary.line(1))
                    .matches(
                            "acme-1\\.0\\.jar: sink connector com\\.acme\\.Sink; 1 library inside;"
                                    + " \\d+ kB; .*");
        }

        @Test
        void is_refused_when_a_rest_extension_brings_its_own_jakarta_rest() throws Exception {
            jar = restExtension("com.acme.Rest");
            Library rest = library("jakarta.ws.rs-api", Map.of());

            assertThat(judge(make(rest), rest))
                    .extracting(Finding::isError, Finding::what)
                    .containsExactly(
                            tuple(
                                    true,
                                    "a REST extension comes with its own"
                                            + " jakarta.ws.rs:jakarta.ws.rs-api:1.0"));
        }

        @Test
        void may_bring_jakarta_rest_without_a_rest_extension() throws Exception {
            Library rest = library("jakarta.ws.rs-api", Map.of());

            assertThat(judge(make(rest), rest)).isEmpty();
        }

        @Test
        void is_warned_of_a_logging_implementation() throws Exception {
            Library logback = library("logback-classic", Map.of());

            assertThat(judge(make(logback), logback))
                    .extracting(Finding::isError, Finding::what)
                    .containsExactly(
                            tuple(
                                    false,
                                    "the plugin jar brings a logging implementation:"
                                            + " ch.qos.logback:logback-classic:1.0"));
        }

        @Test
        void is_warned_of_a_class_that_a_worker_on_java_17_can_not_load() throws Exception {
            Library modern =
                    library(
                            "modern",
                            Map.of(
                                    "com/lib/Old.class",
                                    header(61),
                                    "com/lib/New.class",
                                    header(65)));

            assertThat(judge(make(modern), modern))
                    .extracting(Finding::isError, Finding::what)
                    .containsExactly(tuple(false, "class com.lib.New needs Java 21"));
        }

        @Test
        void is_warned_of_a_name_that_kafkas_own_plugins_have() throws Exception {
            jar = restExtension("com.acme.JsonConverter");

            assertThat(judge(make()))
                    .extracting(Finding::what)
                    .containsExactly(
                            "plugin com.acme.JsonConverter has the simple name of one of Kafka's"
                                    + " own plugins");
        }

        @Test
        void is_warned_of_classes_that_differ_between_two_libraries_once_for_both()
                throws Exception {
            Library one =
                    library(
                            "one",
                            Map.of("com/A.class", "1", "com/B.class", "1", "com/C.class", "c"));
            Library two =
                    library(
                            "two",
                            Map.of("com/A.class", "2", "com/B.class", "2", "com/C.class", "c"));

            assertThat(judge(make(one, two), one, two))
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.isError()).isFalse();
                                assertThat(finding.what())
                                        .matches(
                                                "com.lib:one:1.0 and com.lib:two:1.0 both have the"
                                                    + " class com.[AB] and 1 more, with different"
                                                    + " bytes");
                            });
        }

        private Path restExtension(String name) throws IOException {
            return Jars.write(
                    jar,
                    Map.of(
                            "META-INF/services/org.apache.kafka.connect.rest.ConnectRestExtension",
                            name + "\n",
                            name.replace('.', '/') + ".class",
                            "class"));
        }

        /** The first eight bytes of a class file, all below 128 here. */
        private static String header(int version) {
            return "\0\0\0\0\0\0\0" + (char) version;
        }

        private List<Finding> judge(JarSummary summary, Library... libraries) throws IOException {
            return new PluginPackage(jar).judge(summary, List.of(libraries), "pom.xml");
        }
    }

    private JarSummary make(Library... libraries) throws IOException {
        PluginPackage files = new PluginPackage(jar);
        files.thinJar();
        return files.make(List.of(libraries), maker(directory));
    }

    private static PluginJar maker(Path directory) {
        return new PluginJar(
                directory.resolve("work"),
                "1.0",
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of(PluginJar.SBOM, "{}".getBytes(StandardCharsets.UTF_8)));
    }

    private Library library(String name, Map<String, String> entries) throws IOException {
        Path file = Jars.write(directory.resolve(name + ".jar"), entries);
        String group =
                switch (name) {
                    case "jakarta.ws.rs-api" -> "jakarta.ws.rs";
                    case "logback-classic" -> "ch.qos.logback";
                    default -> "com.lib";
                };
        return new Library(group, name, "1.0", "", file, List.of(group + ":" + name + ":1.0"));
    }
}
