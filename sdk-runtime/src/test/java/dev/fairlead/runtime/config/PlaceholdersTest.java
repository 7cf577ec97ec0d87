package dev.fairlead.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.secrets.Secrets;
import dev.fairlead.runtime.worker.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {
    @TempDir Path root;
    private final Plugins plugins = Plugins.ofClassPath(getClass().getClassLoader());

    @Test
    void are_filled_by_the_providers_that_the_worker_names() throws IOException {
        Path secrets = Files.writeString(root.resolve("secrets"), "password=open sesame");
        Placeholders placeholders =
                Placeholders.of(
                        Map.of(
                                "config.providers", "f",
                                "config.providers.f.class", "FileConfigProvider",
                                "config.providers.f.param.allowed.paths", root.toString()),
                        plugins,
                        new Secrets());

        Map<String, String> filled =
                placeholders.fill(
                        "connector", Map.of("a", "<${f:" + secrets + ":password}>", "b", "plain"));

        assertThat(filled).isEqualTo(Map.of("a", "<open sesame>", "b", "plain"));
        assertThat(placeholders.warnings(filled)).isEmpty();
    }

    @Test
    void of_unknown_providers_stay_with_a_warning() {
        Placeholders placeholders = Placeholders.of(Map.of(), plugins, new Secrets());
        Map<String, String> settings = Map.of("a", "${vault:x}");

        assertThat(placeholders.fill("connector", settings)).isEqualTo(settings);
        assertThat(placeholders.warnings(settings))
                .containsExactly(
                        "a has the placeholder \"${vault:x}\", but config.providers names no"
                                + " provider \"vault\"; it is used as it stands");
    }

    @Test
    void that_cannot_be_read_are_told() {
        Placeholders placeholders =
                Placeholders.of(
                        Map.of(
                                "config.providers", "f",
                                "config.providers.f.class", "FileConfigProvider"),
                        plugins,
                        new Secrets());

        assertThatThrownBy(
                        () -> placeholders.fill("connector \"c\"", Map.of("a", "${f:/nowhere:x}")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("connector \"c\": a placeholder can't be filled");
    }

    @Test
    void with_wrong_providers_are_told_all_at_once() {
        assertThatThrownBy(
                        () ->
                                Placeholders.of(
                                        Map.of(
                                                "config.providers",
                                                "a,b",
                                                "config.providers.b.class",
                                                "FileConfigProvidr"),
                                        plugins,
                                        new Secrets()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("config.providers.a.class is missing")
                .hasMessageContaining("did you mean \"FileConfigProvider\"?");
    }

    @Nested
    class OfAProviderThatHangs {
        private Placeholders placeholders(String when, Duration patience) {
            return Placeholders.of(
                    Map.of(
                            "config.providers",
                            "slow",
                            "config.providers.slow.class",
                            SlowProvider.class.getName(),
                            "config.providers.slow.param.when",
                            when),
                    plugins,
                    new Secrets(),
                    patience);
        }

        @Test
        void in_configure_are_told_with_the_place() {
            assertThat(
                            Eventually.thrown(
                                    "SlowProvider.reached",
                                    patience -> placeholders("configure", patience)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("config.providers.slow.class: ")
                    .hasMessageMatching(
                            "(?s).*its configure has not returned within [0-9]+ ms, it is at"
                                    + ".*SlowProvider[.]reached.*");
        }

        @Test
        void in_get_are_told_with_whose_settings_they_are() {
            assertThat(
                            Eventually.thrown(
                                    "its get has",
                                    patience ->
                                            placeholders("get", patience)
                                                    .fill(
                                                            "connector \"c\"",
                                                            Map.of("a", "${slow:x:y}"))))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("connector \"c\": a placeholder can't be filled")
                    .hasMessageMatching("(?s).*its get has not returned within [0-9]+ ms.*");
        }

        @Test
        void in_close_do_not_keep_the_worker_from_ending() {
            Placeholders placeholders = placeholders("close", Duration.ofSeconds(20));

            placeholders.close();

            assertThat(placeholders.fill("connector", Map.of("a", "b"))).containsKey("a");
        }
    }

    /** Waits for something that never comes. */
    public static class SlowProvider implements ConfigProvider {
        private String when = "";

        @Override
        public void configure(Map<String, ?> configs) {
            when = String.valueOf(configs.get("when"));
            reached("configure");
        }

        @Override
        public ConfigData get(String path) {
            reached("get");
            return new ConfigData(Map.of());
        }

        @Override
        public ConfigData get(String path, Set<String> keys) {
            return get(path);
        }

        @Override
        public void close() {
            reached("close");
        }

        private void reached(String point) {
            if (point.equals(when)) {
                new CompletableFuture<Void>().join();
            }
        }
    }
}
