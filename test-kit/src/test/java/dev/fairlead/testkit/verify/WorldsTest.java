package dev.fairlead.testkit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.subject.PluginKind;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorldsTest {
    private static Request request(
            PluginKind kind, String world, Map<String, String> options, String url) {
        return new Request(
                "Some", kind, Map.of("its.url", url), world, options, List.of(), Map.of());
    }

    @Nested
    class AnEndpoint {
        @Test
        void of_a_source_fills_in_its_address_and_takes_options() {
            Request request =
                    request(PluginKind.SOURCE, "http", Map.of("lists", "2"), "${url}?since_id=%d");
            try (SourceWorld world = Worlds.source(request).get()) {
                assertThat(world.settings().get("its.url"))
                        .matches("http://127.0.0.1:\\d+/life-\\d+/items_a\\?since_id=%d");
                assertThat(world.places()).isEqualTo(2);
            }
        }

        @Test
        void of_a_sink_fills_in_its_address() {
            Request request = request(PluginKind.SINK, "http", Map.of(), "${url}/items");
            try (SinkWorld world = Worlds.sink(request).get()) {
                assertThat(world.settings().get("its.url"))
                        .matches("http://127.0.0.1:\\d+/life-\\d+/items");
            }
        }
    }

    @Nested
    class ADatabase {
        @Test
        void fills_in_its_address() {
            Request request = request(PluginKind.SOURCE, "jdbc", Map.of(), "${url}");
            try (SourceWorld world = Worlds.source(request).get()) {
                assertThat(world.settings().get("its.url")).startsWith("jdbc:fairlead:");
            }
        }
    }
}
