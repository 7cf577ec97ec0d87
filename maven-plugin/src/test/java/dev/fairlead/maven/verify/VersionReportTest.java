package dev.fairlead.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VersionReportTest {
    private static final Finding ON_OLD =
            Finding.error("FL403", "com.acme.Even can't be created", "a.jar", "why", "fix");
    private static final Finding ON_BOTH =
            Finding.warning("FL409", "com.acme.Odd: no documentation", "a.jar", "why", "fix");

    private static final List<VersionReport> REPORTS =
            List.of(
                    new VersionReport("3.9.1", List.of(ON_OLD, ON_BOTH)),
                    new VersionReport("4.3.1", List.of(ON_BOTH)));

    @Nested
    class OfTwoVersions {
        @Test
        void each_thing_is_said_once_with_the_versions_on_which_it_is_so() {
            assertThat(VersionReport.merged(REPORTS))
                    .extracting(Finding::where)
                    .containsExactly("a.jar, on Kafka 3.9.1", "a.jar, on Kafka 3.9.1, 4.3.1");
        }

        @Test
        void the_table_has_a_line_for_each_plugin_and_a_column_for_each_version() {
            assertThat(VersionReport.table(REPORTS, Set.of("com.acme.Even", "com.acme.Odd")))
                    .containsExactly(
                            "               Kafka 3.9.1    Kafka 4.3.1",
                            "com.acme.Even  FL403          ok",
                            "com.acme.Odd   FL409          FL409");
        }
    }
}
