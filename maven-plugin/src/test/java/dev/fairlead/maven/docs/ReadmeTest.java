package dev.fairlead.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.describe.Setting;
import dev.fairlead.maven.manifest.PluginType;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String README =
            """
            # Acme

            ## Settings
            <!-- fairlead:config com.acme.Sink -->
            old
            <!-- /fairlead:config -->
            More.
            """;

    private static final String WRITTEN =
            """
            # Acme

            ## Settings
            <!-- fairlead:config com.acme.Sink -->
            | setting | type | default | importance | what it does |
            |---|---|---|---|---|
            | `url` | string | **required** | high | Where it is. |
            <!-- /fairlead:config -->
            More.
            """;

    @Nested
    class WithAPartOfOnePlugin {
        @Test
        void gets_its_table_and_keeps_the_rest() {
            assertThat(readme(README).written()).isEqualTo(WRITTEN);
        }

        @Test
        void stays_as_it_is_once_written() {
            Readme readme = readme(WRITTEN);

            assertThat(readme.drift(readme.written())).isEmpty();
        }

        @Test
        void keeps_the_line_ends_of_windows() {
            String windows = README.replace("\n", "\r\n");

            assertThat(readme(windows).written()).isEqualTo(WRITTEN.replace("\n", "\r\n"));
        }

        @Test
        void has_drifted_when_a_line_is_no_longer_true() {
            Readme readme = readme(WRITTEN.replace("Where it is.", "Where it was."));

            assertThat(readme.drift(readme.written()))
                    .hasValueSatisfying(
                            finding -> {
                                assertThat(finding.code()).isEqualTo("FL703");
                                assertThat(finding.where()).isEqualTo("README.md, line 7");
                                assertThat(finding.why()).contains("Where it was.", "Where it is.");
                            });
        }
    }

    @Nested
    class WithAPartOfAllPlugins {
        @Test
        void gets_a_heading_for_each_below_its_own() {
            String written = readme(README.replace("config com.acme.Sink", "config")).written();

            assertThat(written)
                    .contains("-->\n### Sink\n\nSink connector `com.acme.Sink`\n\n| setting |")
                    .contains("### Other\n");
        }
    }

    @Nested
    class WithWrongMarks {
        @Test
        void is_left_alone_when_a_part_does_not_end() {
            Readme readme = readme(README.replace("<!-- /fairlead:config -->\n", ""));

            readme.written();

            assertThat(readme.findings())
                    .extracting(Finding::code, Finding::where)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("FL704", "README.md, line 4"));
        }

        @Test
        void is_left_alone_when_it_asks_for_an_unknown_plugin() {
            Readme readme = readme(README.replace("Sink -->", "Sinc -->"));

            readme.written();

            assertThat(readme.findings())
                    .extracting(Finding::code, Finding::fix)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(
                                    "FL705", "one of com.acme.Sink, com.acme.Other"));
        }
    }

    private static Readme readme(String text) {
        Setting url =
                new Setting(
                        "url",
                        "string",
                        Setting.Presence.REQUIRED,
                        "",
                        "",
                        new Setting.Shown("URL", "", "high", "Where it is."));
        return new Readme(
                "README.md",
                text,
                List.of(
                        new DescribedPlugin(
                                "com.acme.Sink", List.of(PluginType.SINK_CONNECTOR), List.of(url)),
                        new DescribedPlugin(
                                "com.acme.Other",
                                List.of(PluginType.SOURCE_CONNECTOR),
                                List.of())));
    }
}
