package dev.fairlead.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three versions of one converter side by side, and a fourth that is broken. */
class PluginVersionsTest {
    @TempDir private static Path root;
    private static Plugins plugins;

    @BeforeAll
    static void scan() {
        for (String version : List.of("1.9", "1.10", "2.0")) {
            new PluginJar()
                    .with(
                            "com.acme.AcmeConverter",
                            PluginJar.converter("com.acme", "AcmeConverter", version))
                    .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                    .writeJar(root.resolve("v" + version + "/acme.jar"));
        }
        new PluginJar()
                .with(
                        "com.acme.AcmeConverter",
                        PluginJar.converter("com.acme", "AcmeConverter", "1.11")
                                .replace(
                                        "public String version",
                                        "public AcmeConverter() { throw new RuntimeException(); }"
                                                + " public String version"))
                .listing(PluginType.CONVERTER, "com.acme.AcmeConverter")
                .writeJar(root.resolve("broken/acme.jar"));
        plugins =
                Plugins.scan(
                        List.of(root),
                        PluginDiscovery.SERVICE_LOAD,
                        PluginVersionsTest.class.getClassLoader(),
                        problem -> {});
    }

    @AfterAll
    static void close() {
        plugins.close();
    }

    @Nested
    class ARangeOfVersions {
        @Test
        void gives_the_newest_in_it() {
            assertThat(found("(,2.0)", null)).isEqualTo("1.10");
            assertThat(found("1.9", null)).isEqualTo("1.9");
            assertThat(found("latest", null)).isEqualTo("2.0");
        }

        @Test
        void gives_the_connectors_own_if_that_is_in_it() {
            ClassLoader old =
                    plugins.find(Converter.class, "Acme", VersionRange.parse("1.9"), null).loader();

            assertThat(found("[1.0,)", old)).isEqualTo("1.9");
            assertThat(found("[1.10,)", old)).isEqualTo("2.0");
        }
    }

    @Nested
    class AVersionThatIsNotThere {
        @Test
        void is_answered_with_those_that_are() {
            assertThatThrownBy(() -> found("[3.0,)", null))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage(
                            "there is no \"AcmeConverter\" in a version of \"[3.0,)\"; there is"
                                    + " 1.9, 1.10, 2.0: name one of these, or add the plugin to"
                                    + " plugin.path");
        }

        @Test
        void of_a_plugin_that_is_not_there_is_answered_as_without_version() {
            assertThatThrownBy(
                            () ->
                                    plugins.find(
                                            Converter.class,
                                            "AcmeConvertor",
                                            VersionRange.parse("1"),
                                            null))
                    .hasMessageContaining("did you mean \"AcmeConverter\"?");
        }
    }

    @Nested
    class AllVersions {
        @Test
        void are_listed_from_the_oldest_on_without_the_broken_one() {
            assertThat(plugins.versions(Converter.class, "AcmeConverter"))
                    .extracting(PluginVersion::text)
                    .containsExactly("1.9", "1.10", "2.0");
        }
    }

    private static String found(String range, ClassLoader near) {
        return plugins.find(Converter.class, "AcmeConverter", VersionRange.parse(range), near)
                .probeVersion()
                .text();
    }
}
