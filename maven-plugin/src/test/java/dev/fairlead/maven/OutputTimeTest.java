package dev.fairlead.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutputTimeTest {
    @Test
    void reads_iso_8601_and_seconds() throws Exception {
        assertThat(OutputTime.parse("2026-01-01T02:00:00+02:00"))
                .hasToString("2026-01-01T00:00:00Z");
        assertThat(OutputTime.parse("1767225600")).hasToString("2026-01-01T00:00:00Z");
    }

    @Test
    void takes_the_first_day_that_a_zip_entry_can_bear_when_there_is_none() throws Exception {
        assertThat(OutputTime.parse("")).hasToString("1980-01-01T00:00:00Z");
        assertThat(OutputTime.parse("-")).hasToString("1980-01-01T00:00:00Z");
        assertThat(OutputTime.parse("0")).hasToString("1980-01-01T00:00:00Z");
    }

    @Test
    void names_the_property_when_it_can_not_be_read() {
        assertThatThrownBy(() -> OutputTime.parse("yesterday"))
                .hasMessageContaining("project.build.outputTimestamp is 'yesterday'");
    }
}
