package dev.fairlead.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.fixture.ForkedMaven;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's own tests with other versions of Kafka. Each version is one that the build has. */
class CompatIT {
    @TempDir private Path project;

    @Nested
    class AProjectWithATestThatFails {
        @Test
        void has_a_table_with_a_line_for_each_version_and_the_name_of_the_test() throws Exception {
            String version = System.getProperty("kafka.version");
            Files.writeString(project.resolve("pom.xml"), pom(version));
            Path tests = Files.createDirectories(project.resolve("src/test/java"));
            Files.writeString(
                    tests.resolve("VersionTest.java"),
                    """
                    import org.apache.kafka.common.utils.AppInfoParser;
                    import org.junit.jupiter.api.Assertions;
                    import org.junit.jupiter.api.Test;

                    class VersionTest {
                        @Test
                        void is_good() {}

                        @Test
                        void tells_its_kafka() {
                            Assertions.fail("on " + AppInfoParser.getVersion());
                        }
                    }
                    """);

            ForkedMaven.Result result =
                    ForkedMaven.withThisBuildsArtifacts()
                            .run(
                                    project,
                                    "fairlead:compat",
                                    "-Dfairlead.compat=" + version + ",0.0.1");

            assertThat(result.exit()).isNotZero();
            assertThat(result.output())
                    .anyMatch(line -> line.matches("\\[INFO\\] " + version + " +2 +1 +0 +[0-9.]+"));
            assertThat(result.text())
                    .contains(
                            "FL953: 1 of 2 tests fail with Kafka " + version,
                            "VersionTest.tells_its_kafka – AssertionFailedError: on " + version,
                            "FL954: there is no Kafka 0.0.1");
        }
    }

    private static String pom(String kafka) {
        return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>dev.fairlead.trial</groupId>
          <artifactId>compatible</artifactId>
          <version>1.0</version>
          <packaging>connect-plugin</packaging>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
            <dependency>
              <groupId>org.apache.kafka</groupId>
              <artifactId>connect-api</artifactId>
              <version>%s</version>
              <scope>provided</scope>
            </dependency>
            <dependency>
              <groupId>org.junit.jupiter</groupId>
              <artifactId>junit-jupiter</artifactId>
              <version>%s</version>
              <scope>test</scope>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <groupId>dev.fairlead</groupId>
                <artifactId>fairlead-maven-plugin</artifactId>
                <version>%s</version>
                <extensions>true</extensions>
              </plugin>
            </plugins>
          </build>
        </project>
        """
                .formatted(
                        kafka,
                        System.getProperty("junit.version"),
                        System.getProperty("fairlead.version"));
    }
}
