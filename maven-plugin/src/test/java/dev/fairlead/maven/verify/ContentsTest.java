package dev.fairlead.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.fixture.Jars;
import dev.fairlead.maven.fixture.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {
    @TempDir private Path directory;

    @Nested
    class OfAJar {
        @Test
        void are_the_classes_that_each_uses_without_arrays_and_the_lines_of_service_files()
                throws Exception {
            Path classes =
                    new Sources()
                            .add(
                                    """
                                    package com.acme;
                                    public class Own extends Thread {
                                        java.util.UUID[] many() { return new java.util.UUID[1]; }
                                        int[][] few() { return new int[1][2]; }
                                    }
                                    """)
                            .compile(directory.resolve("classes"));
            Path services = Files.createDirectories(classes.resolve("META-INF/services"));
            Files.writeString(services.resolve("a.Type"), "# mine\ncom.acme.Own # it\n\n");

            Contents contents = Contents.of(Jars.pack(classes, directory.resolve("a.jar")));

            assertThat(contents.uses()).containsOnlyKeys("com.acme.Own");
            assertThat(contents.uses().get("com.acme.Own"))
                    .contains("java.lang.Thread", "java.util.UUID")
                    .noneMatch(name -> name.contains("[") || name.equals("I"));
            assertThat(contents.services()).isEqualTo(Map.of("a.Type", Set.of("com.acme.Own")));
            assertThat(contents.java()).isEqualTo(17);
        }
    }
}
