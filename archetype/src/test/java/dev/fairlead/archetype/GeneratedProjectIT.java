package dev.fairlead.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.fixture.ForkedMaven;
import dev.fairlead.maven.fixture.Jars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does what a new author does first: generates a project and builds it. */
class GeneratedProjectIT {
    private static final String PLUGIN =
            "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate";

    @TempDir private static Path directory;
    private static ForkedMaven maven;

    @BeforeAll
    static void prepare_the_repository() throws Exception {
        maven = ForkedMaven.withThisBuildsArtifacts();
    }

    @Nested
    class OfASource {
        private static Path project;
        private static ForkedMaven.Result generated;
        private static ForkedMaven.Result built;

        @BeforeAll
        static void generate_and_build() throws Exception {
            generated = generate("line-source", "source");
            project = directory.resolve("line-source");
            assertThat(generated.exit()).as(generated.text()).isZero();
            built = maven.run(project, "package", "-Dfairlead.schedules=50");
        }

        @Test
        void is_green_at_once_and_its_laws_have_run() {
            assertThat(built.exit()).as(built.text()).isZero();
            assertThat(built.output())
                    .anyMatch(
                            line ->
                                    line.matches(
                                            ".*Tests run: [1-9]\\d*, Failures: 0, Errors: 0,"
                                                    + " Skipped: \\d+.*"));
        }

        @Test
        void gives_a_jar_with_the_connector_and_the_sdk_and_nothing_of_kafkas() throws Exception {
            Path jar = project.resolve("target/line-source-1.0-SNAPSHOT.jar");

            assertThat(
                            Jars.text(
                                    jar,
                                    "META-INF/services/org.apache.kafka.connect.source.SourceConnector"))
                    .isEqualTo("com.acme.lines.FollowConnector\n");
            assertThat(Jars.text(jar, "META-INF/MANIFEST.MF"))
                    .contains("Implementation-Version: 1.0-SNAPSHOT");
            assertThat(Jars.names(jar))
                    .contains("dev/fairlead/api/source/PartitionedSource.class")
                    .noneMatch(name -> name.startsWith("org/apache/kafka/"))
                    .noneMatch(name -> name.startsWith("dev/fairlead/testkit/"));
        }

        @Test
        void runs_in_a_worker_that_prints_its_records_and_ends_with_maven() throws Exception {
            ForkedMaven.Result result =
                    maven.runUntil(
                            line -> line.contains("Append one while the worker runs"),
                            project,
                            "fairlead:run");

            assertThat(result.output())
                    .anyMatch(
                            line ->
                                    line.matches(
                                            "lines-0@0 .*Every line of this file becomes a"
                                                    + " record.*"))
                    .anyMatch(line -> line.contains("stopped; offsets are kept"));
        }

        @Test
        void has_a_pom_of_less_than_forty_lines_and_no_placeholder_left() throws Exception {
            assertThat(Files.readAllLines(project.resolve("pom.xml"))).hasSizeLessThan(40);
            for (Path file :
                    List.of(
                            Path.of("pom.xml"),
                            Path.of("README.md"),
                            Path.of("src/dev/follow.properties"))) {
                assertThat(project.resolve(file)).content().doesNotContain("${", "@project");
            }
        }
    }

    /** What runs is tried on the kind that needs most: a sink must be fed. */
    @Nested
    class OfASink {
        @Test
        void is_green_and_is_fed_by_apaches_file_source() throws Exception {
            Path project = build("line-sink", "sink");

            ForkedMaven.Result result =
                    maven.runUntil(
                            line -> line.contains("Append one while the worker runs"),
                            project,
                            "fairlead:run");

            assertThat(result.output())
                    .anyMatch(line -> line.matches("lines-0@0 .*Every line of this file.*"));
        }
    }

    @Nested
    class OfAnyKind {
        @ParameterizedTest
        @CsvSource({
            "transformation, transforms.Transformation, Shorten$Key|Shorten$Value",
            "converter, storage.Converter, TextConverter",
            "raw, source.SourceConnector, LineSource"
        })
        void is_green_and_gives_a_jar_with_its_plugins(String kind, String type, String plugins)
                throws Exception {
            Path project = build("a-" + kind, kind);

            assertThat(
                            Jars.text(
                                    project.resolve("target/a-" + kind + "-1.0-SNAPSHOT.jar"),
                                    "META-INF/services/org.apache.kafka.connect." + type))
                    .isEqualTo(
                            Stream.of(plugins.split("\\|"))
                                    .map(name -> "com.acme.lines." + name + "\n")
                                    .collect(Collectors.joining()));
            try (Stream<Path> files = Files.list(project)) {
                // jqwik leaves its database, which .gitignore names
                assertThat(files.map(file -> file.getFileName().toString()))
                        .filteredOn(name -> !name.equals(".jqwik-database"))
                        .containsExactlyInAnyOrder(
                                "README.md", "pom.xml", "src", "target", ".github", ".gitignore");
            }
            assertThat(Files.readAllLines(project.resolve("pom.xml"))).hasSizeLessThan(40);
            assertThat(project.resolve("README.md")).content().doesNotContain("${", "#set");
        }
    }

    @Nested
    class OfAKindThatThereIsnt {
        @Test
        void fails_names_the_kinds_that_there_are_and_leaves_nothing() throws Exception {
            ForkedMaven.Result result = generate("line-cache", "cache");

            assertThat(result.exit()).isNotZero();
            assertThat(result.text())
                    .contains("there is no kind 'cache'", "converter, raw, sink, source");
            assertThat(directory.resolve("line-cache")).doesNotExist();
        }
    }

    private static Path build(String artifactId, String kind) throws Exception {
        ForkedMaven.Result generated = generate(artifactId, kind);
        assertThat(generated.exit()).as(generated.text()).isZero();
        Path project = directory.resolve(artifactId);
        ForkedMaven.Result built =
                maven.run(
                        project,
                        "package",
                        "-Dfairlead.schedules=20",
                        "-Dfairlead.pairs=0",
                        "-Dfairlead.cases=30");
        assertThat(built.exit()).as(built.text()).isZero();
        assertThat(built.text()).contains("laws");
        return project;
    }

    private static ForkedMaven.Result generate(String artifactId, String kind) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(PLUGIN));
        arguments.add("-DarchetypeCatalog=local");
        arguments.add("-DarchetypeGroupId=dev.fairlead");
        arguments.add("-DarchetypeArtifactId=fairlead-archetype");
        arguments.add("-DarchetypeVersion=" + System.getProperty("fairlead.version"));
        arguments.add("-Dkind=" + kind);
        arguments.add("-DgroupId=com.acme");
        arguments.add("-DartifactId=" + artifactId);
        arguments.add("-Dpackage=com.acme.lines");
        return maven.run(directory, arguments.toArray(String[]::new));
    }
}
