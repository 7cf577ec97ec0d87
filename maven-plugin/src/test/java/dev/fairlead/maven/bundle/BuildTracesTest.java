package dev.fairlead.maven.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.fixture.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build here ran from 10:15:30 to 10:16:02 UTC, which is 11:15:30 in Berlin. */
class BuildTracesTest {
    private static final Instant STARTED = Instant.parse("2026-02-03T10:15:30Z");
    private static final Instant NOW = Instant.parse("2026-02-03T10:16:02Z");

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Build-Time: 2026-02-03T10:15:41Z",
                "built 2026-02-03 11:15",
                "built 2026-02-03T05:15:59-05:00",
                "millis=1770113741123",
                "seconds = 1770113741",
                "#Tue Feb 03 10:15:41 UTC 2026\nkey=value",
                "version 1.0-20260203-1115",
                "20260203101541",
                "at 1999-99-99T99:99 and then 2026-02-03T10:15:41.123Z"
            })
    void are_found_where_an_entry_has_a_time_within_the_build(String text) throws IOException {
        assertThat(find(text))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo("FL210");
                            assertThat(finding.what())
                                    .startsWith("build.txt has the time of this build: ");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since 2026-02-03",
                "2026-02-03T10:14:59Z",
                "2026-02-03T10:16:03Z",
                "1770113741123456",
                "2026-01-01T00:00:00Z",
                "1999-99-99T99:99:99Z"
            })
    void are_not_seen_in_other_times_and_numbers(String text) throws IOException {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void are_found_where_an_entry_names_the_projects_folder() throws IOException {
        assertThat(find("home=" + directory.resolve("project") + "/x"))
                .extracting(Finding::what)
                .containsExactly(
                        "build.txt has the folder of this build: " + directory.resolve("project"));
    }

    private List<Finding> find(String text) throws IOException {
        return new BuildTraces(
                        STARTED, NOW, ZoneId.of("Europe/Berlin"), directory.resolve("project"))
                .find(Jars.write(directory.resolve("thin.jar"), Map.of("build.txt", text)));
    }
}
