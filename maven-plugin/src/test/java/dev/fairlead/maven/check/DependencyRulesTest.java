package dev.fairlead.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DependencyRulesTest {
    private static final String LIBRARY = "com.acme:library:2.0";

    @Nested
    class OfLibrariesThatBelongInside {
        @Test
        void nothing_is_said() {
            assertThat(
                            judge(
                                    direct("com.acme", "library"),
                                    direct("jakarta.ws.rs", "jakarta.ws.rs-api")))
                    .isEmpty();
        }
    }

    @Nested
    class OfKafkasOwnPlugins {
        @Test
        void one_error_names_all_and_gives_the_scope_to_paste() {
            List<Finding> findings =
                    judge(
                            direct("org.apache.kafka", "connect-json"),
                            direct("org.apache.kafka", "connect-transforms"));

            assertThat(findings).extracting(Finding::code).containsExactly("FL301");
            assertThat(findings.get(0).isError()).isTrue();
            assertThat(findings.get(0).what())
                    .endsWith(
                            "org.apache.kafka:connect-json:1.0,"
                                    + " org.apache.kafka:connect-transforms:1.0");
            assertThat(findings.get(0).fix())
                    .startsWith(
                            """
                            <dependency>
                              <groupId>org.apache.kafka</groupId>
                              <artifactId>connect-json</artifactId>
                              <version>1.0</version>
                              <scope>provided</scope>
                            </dependency>
                            """);
        }

        @Test
        void what_another_library_brings_is_excluded_there_with_all_that_it_brings() {
            List<Finding> findings =
                    judge(
                            brought("org.apache.kafka", "connect-json"),
                            brought("org.apache.kafka", "connect-file"));

            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).what())
                    .contains("connect-json:1.0 (through com.acme:library:2.0)");
            assertThat(findings.get(0).fix())
                    .isEqualTo(
                            """
                            <dependency>
                              <groupId>com.acme</groupId>
                              <artifactId>library</artifactId>
                              <version>2.0</version>
                              <exclusions>
                                <exclusion>
                                  <groupId>org.apache.kafka</groupId>
                                  <artifactId>connect-json</artifactId>
                                </exclusion>
                                <exclusion>
                                  <groupId>org.apache.kafka</groupId>
                                  <artifactId>connect-file</artifactId>
                                </exclusion>
                              </exclusions>
                            </dependency>\
                            """);
        }
    }

    @Nested
    class OfWhatWorkersHave {
        @Test
        void a_warning_tells_that_it_stays_outside() {
            assertThat(
                            judge(
                                    direct("org.apache.kafka", "connect-api"),
                                    direct("org.slf4j", "slf4j-api")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.code()).isEqualTo("FL302"))
                    .satisfies(finding -> assertThat(finding.isError()).isFalse());
        }

        @Test
        void an_implementation_of_logging_is_told_once_and_as_such() {
            assertThat(judge(direct("org.slf4j", "slf4j-simple")))
                    .extracting(Finding::code)
                    .containsExactly("FL303");
        }
    }

    @Nested
    class OfAProjectWithARestExtension {
        @Test
        void the_interface_of_its_own_is_an_error() {
            assertThat(
                            new DependencyRules("pom.xml", true)
                                    .judge(List.of(direct("jakarta.ws.rs", "jakarta.ws.rs-api"))))
                    .extracting(Finding::code)
                    .containsExactly("FL304");
        }
    }

    private static List<Finding> judge(Coming... libraries) {
        return new DependencyRules("pom.xml", false).judge(List.of(libraries));
    }

    private static Coming direct(String group, String artifact) {
        return new Coming(
                group, artifact, "1.0", "compile", List.of(group + ":" + artifact + ":1.0"));
    }

    private static Coming brought(String group, String artifact) {
        return new Coming(
                group,
                artifact,
                "1.0",
                "runtime",
                List.of(LIBRARY, group + ":" + artifact + ":1.0"));
    }
}
