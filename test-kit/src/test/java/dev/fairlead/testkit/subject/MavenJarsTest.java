package dev.fairlead.testkit.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Maven is played by a shell script")
class MavenJarsTest {
    private static final ConnectRelease RELEASE = new ConnectRelease("2.7.2");

    @TempDir private Path directory;

    /** A Maven that notes each call and does as told. */
    private MavenJars maven(String script) throws IOException {
        Path maven = directory.resolve("mvn");
        Files.writeString(
                maven,
                """
                #!/bin/sh
                echo "$*" >> "%s"
                for each in "$@"; do case "$each" in -DoutputDirectory=*) out=${each#*=} ;; esac; done
                %s
                """
                        .formatted(directory.resolve("calls"), script));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new MavenJars(directory.resolve("kept"), maven.toString());
    }

    private long calls() throws IOException {
        return Files.readAllLines(directory.resolve("calls")).size();
    }

    @Nested
    class AMavenThatHasTheJars {
        @Test
        void is_asked_once_for_a_release() throws IOException {
            MavenJars jars = maven("mkdir -p $out; touch $out/connect-api-2.7.2.jar");

            jars.get(RELEASE);
            ConnectJars again = jars.get(RELEASE);

            assertThat(again.has("connect-api")).isTrue();
            assertThat(calls()).isEqualTo(1);
        }

        @Test
        void is_asked_without_the_network_first() throws IOException {
            maven("mkdir -p $out; touch $out/connect-api-2.7.2.jar").get(RELEASE);

            assertThat(Files.readString(directory.resolve("calls"))).contains(" -o ");
        }
    }

    @Nested
    class AMavenThatDoesntFindThem {
        @Test
        void is_quoted_and_leaves_nothing_behind() throws IOException {
            MavenJars jars = maven("echo '[ERROR] Could not find artifact x'; exit 1");

            assertThatThrownBy(() -> jars.get(RELEASE))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("Could not find artifact x")
                    .hasMessageContaining("--api");
            assertThat(directory.resolve("kept")).isEmptyDirectory();
        }

        @Test
        void is_content_with_the_api_when_the_rest_isnt_published_yet() throws IOException {
            MavenJars jars =
                    maven(
                            "grep -q connect-json kept/*/pom.xml 2>/dev/null || grep -q"
                                    + " connect-json $(dirname $out)/pom.xml && { echo '[ERROR]"
                                    + " no connect-json'; exit 1; }; mkdir -p $out; touch"
                                    + " $out/connect-api-2.7.2.jar");

            assertThat(jars.get(RELEASE).has("connect-json")).isFalse();
        }
    }

    @Test
    void a_missing_maven_is_told() {
        MavenJars jars = new MavenJars(directory, directory.resolve("no-mvn").toString());

        assertThatThrownBy(() -> jars.get(RELEASE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("install it, set MAVEN_HOME, or name the jars with --api");
    }

    @Nested
    class ARelease {
        @Test
        void before_the_oldest_is_stood_in_for() {
            assertThat(new ConnectRelease("2.3.1").standIn()).isEqualTo(ConnectRelease.OLDEST);
            assertThat(new ConnectRelease("2.10.0").standIn().version()).isEqualTo("2.10.0");
        }

        @Test
        void needs_three_parts() {
            assertThatThrownBy(() -> new ConnectRelease("2.7")).hasMessageContaining("2.7.2");
        }
    }
}
