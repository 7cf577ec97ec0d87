package dev.fairlead.maven.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LibrariesTest {
    private static final Library GUAVA = library("com.google:guava:33");
    private static final Library JSON = library("org.apache.kafka:connect-json:3.5.0");
    private static final Library CLIENTS =
            library("org.apache.kafka:connect-json:3.5.0", "org.apache.kafka:kafka-clients:3.5.0");
    private static final Library JACKSON =
            library("org.apache.kafka:connect-json:3.5.0", "com.fasterxml:jackson:2.13");

    @Nested
    class Sorted {
        @Test
        void kafka_stays_outside_with_what_only_kafka_needs() {
            Libraries libraries =
                    Libraries.sort(
                            List.of(GUAVA, JSON, CLIENTS, JACKSON), Set.of("com.google:guava"));

            assertThat(libraries.inside()).containsExactly(GUAVA);
            assertThat(libraries.outside()).containsExactly(JSON);
        }

        @Test
        void what_the_project_reaches_without_kafka_goes_inside() {
            Libraries libraries =
                    Libraries.sort(List.of(JSON, JACKSON), Set.of("com.fasterxml:jackson"));

            assertThat(libraries.inside()).containsExactly(JACKSON);
        }
    }

    @Nested
    class Explained {
        @Test
        void nothing_is_said_when_nothing_stays_outside() {
            assertThat(Provided.explain(List.of(), "pom.xml")).isEmpty();
        }

        @Test
        void a_direct_dependency_gets_the_scope_to_paste() {
            Finding finding = Provided.explain(List.of(JSON), "pom.xml").get(0);

            assertThat(finding.isError()).isFalse();
            assertThat(finding.what())
                    .isEqualTo("left out of the plugin jar: org.apache.kafka:connect-json:3.5.0");
            assertThat(finding.why()).contains("instead of its own");
            assertThat(finding.fix()).contains("<scope>provided</scope>");
        }

        @Test
        void an_indirect_one_gets_the_path_that_brought_it_and_the_exclusion_to_paste() {
            Library slf4j = library("com.acme:lib:1.0", "org.slf4j:slf4j-api:2.0.0");

            Finding finding = Provided.explain(List.of(slf4j), "pom.xml").get(0);

            assertThat(finding.what()).endsWith("(through com.acme:lib:1.0)");
            assertThat(finding.why()).contains("dead weight");
            assertThat(finding.fix())
                    .contains("in the dependency com.acme:lib:1.0")
                    .contains("<exclusion><groupId>org.slf4j</groupId>");
        }
    }

    private static Library library(String... trail) {
        String[] last = trail[trail.length - 1].split(":", -1);
        return new Library(
                last[0], last[1], last[2], "", Path.of(last[1] + ".jar"), List.of(trail));
    }
}
