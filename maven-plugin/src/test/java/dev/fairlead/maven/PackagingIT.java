package dev.fairlead.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.fairlead.maven.bundle.PluginJar;
import dev.fairlead.maven.fixture.ForkedMaven;
import dev.fairlead.maven.fixture.Jars;
import dev.fairlead.maven.fixture.NineTypes;
import dev.fairlead.maven.fixture.Sources;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real builds of small plugin projects with the Maven that runs this one. */
class PackagingIT {
    private static final String KAFKA_CLIENTS =
            """
            <dependency>
              <groupId>org.apache.kafka</groupId>
              <artifactId>kafka-clients</artifactId>
              <version>${kafka.version}</version>
            </dependency>
            """;

    private static final String CONNECT_JSON =
            KAFKA_CLIENTS.replace("kafka-clients", "connect-json");

    private static final String JSPECIFY =
            """
            <dependency>
              <groupId>org.jspecify</groupId>
              <artifactId>jspecify</artifactId>
              <version>1.0.0</version>
            </dependency>
            """;

    private static final String HOME = "dev/fairlead/trial/trial/1.0";

    @TempDir private Path directory;
    private static ForkedMaven maven;

    @BeforeAll
    static void prepare_the_repository() throws Exception {
        maven = ForkedMaven.withThisBuildsArtifacts();
    }

    @Nested
    class OfAProjectThatBundlesKafka {
        private static final String HUB =
                """
                <extensions>true</extensions>
                <configuration><owner>acme</owner></configuration>
                <executions>
                  <execution><goals><goal>docs</goal><goal>hub</goal></goals></execution>
                </executions>
                """;
        private static final List<String> MADE =
                List.of("trial-1.0.jar", "trial-1.0-cyclonedx.json", "acme-trial-1.0.zip");

        private static Path one;
        private static Path two;
        private static Path repository;
        private static ForkedMaven.Result first;
        private static ForkedMaven.Result second;

        @BeforeAll
        static void build_it_here_and_elsewhere(@TempDir Path folders) throws Exception {
            String pom = pom("connect-plugin", KAFKA_CLIENTS + JSPECIFY, HUB);
            one = project(folders.resolve("one"), pom, NineTypes.sources());
            two = project(folders.resolve("a/b/the second"), pom, NineTypes.sources());
            repository = folders.resolve("repository");
            Files.writeString(
                    one.resolve("README.md"),
                    "# Trial\n\n<!-- fairlead:config -->\n<!-- /fairlead:config -->\n");
            first =
                    maven.run(
                            one,
                            ForkedMaven.isOffline() ? "install" : "deploy",
                            "-Dfairlead.verify.skip", // these plugins are empty
                            "-DaltDeploymentRepository=there::" + repository.toUri());
            // written by the first build, so the second has nothing to complain about
            Files.copy(one.resolve("README.md"), two.resolve("README.md"));
            second = maven.runElsewhere(two, "package", "-Dfairlead.docs.check");
        }

        @Test
        void gives_the_same_jar_archive_and_bill_of_materials_in_both() {
            assertThat(first.exit()).as(first.text()).isZero();
            assertThat(second.exit()).as(second.text()).isZero();
            for (String name : MADE) {
                assertThat(one.resolve("target").resolve(name))
                        .hasSameBinaryContentAs(two.resolve("target").resolve(name));
            }
        }

        @Test
        void describes_the_settings_in_the_readme_and_the_archive() throws Exception {
            assertThat(one.resolve("README.md"))
                    .content()
                    .contains("## Sink\n\nSink connector `com.acme.Sink`")
                    .contains("## Smt.Key\n\nTransformation `com.acme.Smt$Key`");
            assertThat(Jars.names(one.resolve("target/acme-trial-1.0.zip")))
                    .contains(
                            "acme-trial-1.0/doc/README.md",
                            "acme-trial-1.0/doc/config.html",
                            "acme-trial-1.0/etc/Sink.properties");
        }

        @Test
        void lists_in_the_jar_and_beside_it_what_is_inside() throws Exception {
            assertThat(Jars.text(one.resolve("target/trial-1.0.jar"), PluginJar.SBOM))
                    .isEqualTo(Files.readString(one.resolve("target/trial-1.0-cyclonedx.json")))
                    .contains("pkg:maven/org.jspecify/jspecify@1.0.0?type=jar")
                    .contains("\"id\": \"Apache-2.0\"")
                    .containsOnlyOnce("\"hashes\"");
        }

        @Test
        void installs_the_plugin_jar_under_the_main_name_with_a_pom_that_asks_for_nothing()
                throws Exception {
            asksForNothing(maven.inRepository(HOME));
        }

        @Test
        void deploys_the_same() throws Exception {
            assumeFalse(ForkedMaven.isOffline());
            asksForNothing(repository.resolve(HOME));
        }

        private static void asksForNothing(Path home) throws Exception {
            assertThat(home.resolve("trial-1.0.jar"))
                    .hasSameBinaryContentAs(one.resolve("target/trial-1.0.jar"));
            assertThat(home.resolve("trial-1.0-hub.zip"))
                    .hasSameBinaryContentAs(one.resolve("target/acme-trial-1.0.zip"));
            assertThat(home.resolve("trial-1.0-thin.jar")).exists();
            assertThat(home.resolve("trial-1.0-cyclonedx.json")).exists();
            try (Reader in = Files.newBufferedReader(home.resolve("trial-1.0.pom"))) {
                Model model = new MavenXpp3Reader().read(in);
                assertThat(model.getPackaging()).isEqualTo("jar");
                assertThat(model.getParent()).isNull();
                assertThat(model.getDependencies()).isEmpty();
                assertThat(model.getLicenses()).hasSize(1);
            }
        }

        @Test
        void has_all_nine_service_files_and_nothing_of_kafka_or_what_only_kafka_needs()
                throws Exception {
            assertThat(Jars.names(one.resolve("target/trial-1.0.jar")))
                    .contains("com/acme/Smt$Key.class")
                    .noneMatch(name -> name.startsWith("org/apache/kafka/"))
                    .noneMatch(name -> name.startsWith("com/github/luben/"))
                    .filteredOn(name -> name.startsWith("META-INF/services/"))
                    .hasSize(9);
        }

        @Test
        void tells_once_what_stays_outside() {
            assertThat(first.output())
                    .filteredOn(line -> line.contains("org.apache.kafka:kafka-clients:"))
                    .hasSize(1)
                    .allMatch(line -> line.contains("it stays outside the plugin jar"));
        }

        @Test
        void sums_up_in_one_line() {
            assertThat(first.output())
                    .filteredOn(line -> line.contains("trial-1.0.jar:"))
                    .hasSize(1)
                    .allMatch(line -> line.contains("2 transformations"))
                    .allMatch(line -> line.contains("1 library inside"));
        }
    }

    @Nested
    class OfAPlainJarProject {
        @Test
        void installs_the_plugin_jar_as_main_artifact_with_a_pom_that_lists_nothing()
                throws Exception {
            String pom =
                    pom(
                            "jar",
                            CONNECT_JSON + JSPECIFY,
                            """
                            <executions>
                              <execution>
                                <goals>
                                  <goal>manifests</goal>
                                  <goal>plugin</goal>
                                </goals>
                              </execution>
                            </executions>
                            """);

            ForkedMaven.Result result =
                    maven.run(
                            project(directory.resolve("plain"), pom, NineTypes.sources()),
                            "install");

            assertThat(result.exit()).as(result.text()).isZero();
            assertThat(result.output())
                    .filteredOn(line -> line.contains("left out of the plugin jar"))
                    .hasSize(1)
                    .allMatch(line -> line.contains("org.apache.kafka:connect-json:"));
            Path home = maven.inRepository(HOME);
            assertThat(Jars.names(home.resolve("trial-1.0.jar")))
                    .contains("com/acme/Source.class", "org/jspecify/annotations/Nullable.class")
                    .noneMatch(name -> name.startsWith("org/apache/kafka/"))
                    .noneMatch(name -> name.startsWith("com/fasterxml/"));
            assertThat(Jars.names(home.resolve("trial-1.0-thin.jar")))
                    .contains("com/acme/Source.class")
                    .noneMatch(name -> name.startsWith("org/jspecify/"));
            assertThat(home.resolve("trial-1.0.pom"))
                    .content()
                    .contains("<artifactId>trial</artifactId>")
                    .doesNotContain("dependenc")
                    .doesNotContain("<parent>");
        }
    }

    @Nested
    class OfAProjectWithAWrongServiceFile {
        @Test
        void fails_and_says_what_where_why_and_what_to_do() throws Exception {
            Path project =
                    project(directory.resolve("wrong"), connectPlugin(""), NineTypes.sources());
            Path service =
                    project.resolve(
                            "src/main/resources/META-INF/services/org.apache.kafka.connect.sink.SinkConnector");
            Files.createDirectories(service.getParent());
            Files.writeString(service, "com.acme.Source\n");

            ForkedMaven.Result result = maven.run(project, "package");

            assertThat(result.exit()).isNotZero();
            assertThat(result.text())
                    .contains("names com.acme.Source, which is a SourceConnector")
                    .contains("SinkConnector, line 1")
                    .contains("why:   ServiceLoader throws")
                    .contains("fix:   delete the line");
        }
    }

    private static Path project(Path folder, String pom, Sources sources) throws Exception {
        Path project = Files.createDirectories(folder);
        Files.writeString(project.resolve("pom.xml"), pom);
        sources.writeTo(project.resolve("src/main/java"));
        return project;
    }

    private static String connectPlugin(String dependencies) {
        return pom("connect-plugin", dependencies, "<extensions>true</extensions>");
    }

    private static String pom(String packaging, String dependencies, String plugin) {
        return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>dev.fairlead.trial</groupId>
          <artifactId>trial</artifactId>
          <version>1.0</version>
          <packaging>%s</packaging>
          <description>Tries everything out.</description>
          <licenses><license><name>MIT</name></license></licenses>
          <properties>
            <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
            <kafka.version>%s</kafka.version>
          </properties>
          <dependencies>
            <dependency>
              <groupId>org.apache.kafka</groupId>
              <artifactId>connect-api</artifactId>
              <version>${kafka.version}</version>
              <scope>provided</scope>
            </dependency>
            %s
          </dependencies>
          <build>
            <pluginManagement>
              <plugins>
                <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
                <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
                <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
                <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
                <plugin><artifactId>maven-install-plugin</artifactId><version>3.1.4</version></plugin>
              </plugins>
            </pluginManagement>
            <plugins>
              <plugin>
                <groupId>dev.fairlead</groupId>
                <artifactId>fairlead-maven-plugin</artifactId>
                <version>%s</version>
                %s
              </plugin>
            </plugins>
          </build>
        </project>
        """
                .formatted(
                        packaging,
                        System.getProperty("kafka.version"),
                        dependencies,
                        System.getProperty("fairlead.version"),
                        plugin);
    }
}
