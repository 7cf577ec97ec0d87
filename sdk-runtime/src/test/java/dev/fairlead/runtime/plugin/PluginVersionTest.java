package dev.fairlead.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginVersionTest {
    @ParameterizedTest
    @CsvSource({
        "1.0,            1.1",
        "1.9,            1.10",
        "1.0-alpha-1,    1.0-beta-1",
        "1.0-beta-2,     1.0-rc1",
        "1.0-rc1,        1.0-SNAPSHOT",
        "1.0-SNAPSHOT,   1.0",
        "1.0,            1.0-sp1",
        "1.0,            1.0.1",
        "undefined,      0.0.1-alpha",
        "1.0-SNAPSHOT,   1.0.1",
    })
    void the_first_is_older(String older, String newer) {
        assertThat(new PluginVersion(older)).isLessThan(new PluginVersion(newer));
        assertThat(new PluginVersion(newer)).isGreaterThan(new PluginVersion(older));
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "1.0.0, 1", "1.0, 1.0-final", "1.0-a1, 1.0-alpha-1", "1.0-CR1, 1.0-rc1"})
    void both_are_equally_new(String one, String other) {
        assertThat(new PluginVersion(one)).isEqualByComparingTo(new PluginVersion(other));
    }

    @Test
    void a_version_keeps_its_text() {
        assertThat(List.of(new PluginVersion("1.0-Final"))).hasToString("[1.0-Final]");
    }
}
