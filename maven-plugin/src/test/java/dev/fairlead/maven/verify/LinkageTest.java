package dev.fairlead.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.fixture.Jars;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageTest {
    private static final String REST = "org.apache.kafka.connect.rest.ConnectRestExtension";

    @TempDir private Path directory;
    private Worker worker;

    @BeforeEach
    void a_worker() throws Exception {
        worker =
                new Worker(
                        "4.3.1",
                        List.of(
                                jar(
                                        "org.apache.kafka",
                                        "connect-api",
                                        "org/apache/kafka/connect/A"),
                                jar(
                                        "org.apache.kafka",
                                        "connect-runtime",
                                        "org/apache/kafka/connect/runtime/W"),
                                jar("org.slf4j", "slf4j-api", "org/slf4j/Logger"),
                                jar("com.fasterxml", "jackson", "com/fasterxml/M"),
                                jar("jakarta.ws.rs", "jakarta.ws.rs-api", "jakarta/ws/rs/GET")));
    }

    @Nested
    class OfAClassOfTheProjects {
        @Test
        void the_jdk_kafkas_api_and_logging_are_the_workers() throws Exception {
            assertThat(
                            find(
                                    "java.util.List",
                                    "org.apache.kafka.connect.A",
                                    "org.slf4j.Logger",
                                    "com.acme.Other"))
                    .isEmpty();
        }

        @Test
        void what_a_worker_happens_to_have_is_an_error_with_the_dependency_to_paste()
                throws Exception {
            assertThat(find("com.fasterxml.M"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.code()).isEqualTo("FL411"))
                    .satisfies(
                            finding ->
                                    assertThat(finding.what())
                                            .contains("com.fasterxml.M (used by com.acme.Own)"))
                    .satisfies(
                            finding ->
                                    assertThat(finding.fix())
                                            .contains("<artifactId>jackson</artifactId>"));
        }

        @Test
        void what_nobody_has_is_an_error() throws Exception {
            assertThat(find("com.lost.Driver")).extracting(Finding::code).containsExactly("FL413");
        }

        @Test
        void what_this_kafka_lacks_is_a_warning_that_names_it() throws Exception {
            assertThat(find("org.apache.kafka.connect.New"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.isError()).isFalse())
                    .satisfies(
                            finding ->
                                    assertThat(finding.what())
                                            .startsWith("Kafka 4.3.1 doesn't have"));
        }

        @Test
        void the_workers_inside_is_a_warning() throws Exception {
            assertThat(find("org.apache.kafka.connect.runtime.W"))
                    .extracting(Finding::code)
                    .containsExactly("FL415");
        }

        @Test
        void what_the_project_says_may_come_from_the_worker_is_let_pass() throws Exception {
            assertThat(
                            find(
                                    contents(Map.of(), "com.fasterxml.M"),
                                    new Options(
                                            Set.of("com.acme.Own"),
                                            Set.of("com.fasterxml."),
                                            Set.of())))
                    .isEmpty();
        }
    }

    @Nested
    class OfALibrarysClass {
        @Test
        void a_leak_is_a_warning_and_what_nobody_has_is_let_pass() throws Exception {
            assertThat(
                            find(
                                    contents(Map.of(), "com.fasterxml.M", "com.lost.Driver"),
                                    new Options(Set.of(), Set.of(), Set.of())))
                    .extracting(finding -> finding.code() + " " + finding.isError())
                    .containsExactly("FL412 false");
        }
    }

    @Nested
    class OfARestExtension {
        @Test
        void the_interface_must_come_from_the_worker() throws Exception {
            Options options = new Options(Set.of("com.acme.Own"), Set.of(), Set.of());

            assertThat(find(contents(Map.of(), "jakarta.ws.rs.GET"), options)).hasSize(1);
            assertThat(
                            find(
                                    contents(
                                            Map.of(REST, Set.of("com.acme.Own")),
                                            "jakarta.ws.rs.GET"),
                                    options))
                    .isEmpty();
        }
    }

    private List<Finding> find(String... used) throws Exception {
        return find(
                contents(Map.of(), used), new Options(Set.of("com.acme.Own"), Set.of(), Set.of()));
    }

    private List<Finding> find(Contents contents, Options options) throws Exception {
        return new Linkage(contents, options, worker, new ClassPathIndex(worker), "plugin.jar")
                .find();
    }

    private static Contents contents(Map<String, Set<String>> services, String... used) {
        Map<String, Set<String>> uses = new TreeMap<>();
        uses.put("com.acme.Own", Set.of(used));
        uses.put("com.acme.Other", Set.of());
        return new Contents(uses, Map.of(), services, 17);
    }

    private Worker.Jar jar(String group, String artifact, String className) throws Exception {
        return new Worker.Jar(
                group,
                artifact,
                "2.1",
                Jars.write(
                        directory.resolve(artifact + ".jar"),
                        Map.of(className + ".class", "not read")));
    }
}
