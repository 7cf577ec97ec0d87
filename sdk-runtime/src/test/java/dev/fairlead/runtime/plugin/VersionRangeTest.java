package dev.fairlead.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @Nested
    class ARange {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1.0 | 1.0 1.0.0 1 | 1.1 0.9 1.0-rc1",
                    "[1.0] | 1.0 1 | 1.0.1",
                    "[1.0,2.0) | 1.0 1.9.9 2.0-rc1 | 0.9 2.0 2",
                    "(1.0,2.0] | 1.0.1 2.0 | 1.0 2.0.1",
                    "[1.0,) | 1.0 17 | 0.9 1.0-beta",
                    "(,1.5] | 0.1 1.5 | 1.5.1",
                    "(,) | 0.1 99 | undefined",
                    "[1.0,1.2],[1.4,) | 1.1 1.4 | 1.3",
                    "' [ 1.0 , 1.2 ] , [2] ' | 1.1 2 | 1.3 2.1",
                    "latest | 0.1 99 undefined | ",
                    "LATEST | 1 | ",
                    "'' | 1 undefined | ",
                })
        void has_what_maven_says_and_a_plain_version_means_that_one_only(
                String range, String inside, String outside) {
            VersionRange versions = VersionRange.parse(range);

            for (String version : inside.split(" ")) {
                assertThat(versions.contains(new PluginVersion(version))).as(version).isTrue();
            }
            for (String version : outside == null ? new String[0] : outside.split(" ")) {
                assertThat(versions.contains(new PluginVersion(version))).as(version).isFalse();
            }
        }
    }

    @Nested
    class WhatIsNoRange {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[1.0",
                    "[1.0,2.0",
                    "1.0)",
                    "[,]x",
                    "[]",
                    "[2.0,1.0]",
                    "(1.0,1.0)",
                    "[1.0),",
                    "[1,2,3]",
                    "1 2",
                    "[1.0,2.0)]",
                    "[1,2],"
                })
        void is_refused_with_what_may_be_written(String text) {
            assertThatThrownBy(() -> VersionRange.parse(text))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("\"" + text + "\" is no range of versions: ")
                    .hasMessageEndingWith(
                            "; write a version such as 1.2, a range such as [1.0,2.0) or (,1.5],"
                                    + " or latest");
        }
    }
}
