package dev.fairlead.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.fixture.Jars;
import dev.fairlead.maven.fixture.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a kit that says what it was asked, and finds fault with everything. */
class KitCommandTest {
    private static final String PREDICATE =
            "org.apache.kafka.connect.transforms.predicates.Predicate";

    @TempDir private Path directory;

    @Nested
    class OfAJarWithoutACertificate {
        @Test
        void each_plugin_is_judged_by_the_kit() throws Exception {
            assertThat(judge(""))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.code()).isEqualTo("FL420"))
                    .satisfies(finding -> assertThat(finding.isError()).isFalse())
                    .satisfies(
                            finding ->
                                    assertThat(finding.why())
                                            .startsWith("broken     D2 another law\n")
                                            .contains("plugin.jar --class com.acme.Even --api")
                                            .doesNotContain("D1", "D3", "SLF4J"));
        }
    }

    @Nested
    class OfAJarWithACertificate {
        @Test
        void the_certificate_is_checked_and_its_plugins_are_left_to_the_tests() throws Exception {
            assertThat(judge("{\"plugins\": [{\"plugin\": \"com.acme.Even\"}]}"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.code()).isEqualTo("FL419"))
                    .satisfies(
                            finding -> assertThat(finding.why()).contains("--check-certificate "));
        }
    }

    private List<Finding> judge(String certificate) throws Exception {
        Path kit =
                new Sources()
                        .add(
                                """
                                package dev.fairlead.testkit.cli;
                                public class Verify {
                                    public static void main(String[] arguments) {
                                        String asked = String.join(" ", arguments);
                                        System.out.println("SLF4J: no provider");
                                        if (asked.startsWith("--check-certificate")) {
                                            System.out.println(asked);
                                        } else {
                                            System.out.println("com.acme.Even (predicate)");
                                            System.out.println("  kept       D1 one law");
                                            System.out.println("  broken     D2 another law");
                                            System.out.println("             " + asked);
                                            System.out.println("  unchecked  D3 a third law: no");
                                        }
                                        System.exit(1);
                                    }
                                }
                                """)
                        .compile(directory.resolve("kit"));
        Path classes =
                new Sources()
                        .add("package com.acme;\npublic class Even {}\n")
                        .compile(directory.resolve("classes"));
        write(classes.resolve("META-INF/services/" + PREDICATE), "com.acme.Even\n");
        if (!certificate.isEmpty()) {
            write(classes.resolve("META-INF/fairlead/delivery.json"), certificate);
        }
        Path jar = Jars.pack(classes, directory.resolve("plugin.jar"));
        return new KitCommand(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        List.of(kit),
                        directory,
                        Duration.ofSeconds(60))
                .judge(jar, new Worker("4.3.1", List.of()));
    }

    private static void write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
