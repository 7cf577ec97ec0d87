package dev.fairlead.testkit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.PluginKind;
import dev.fairlead.testkit.subject.Request;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Nested
    class ABroker {
        @Test
        void fills_in_its_address_and_a_queue() {
            Request request = request(PluginKind.SOURCE, "jms", Map.of(), "${url} ${queue}");
            try (SourceWorld world = Worlds.source(request).get()) {
                assertThat(world.settings().get("its.url"))
                        .matches("tcp://127.0.0.1:\\d+\\?.* queue-\\d+a");
            }
        }
    }

    @Nested
    class AServer {
        @Test
        void is_reached_by_another_port_and_filled_by_a_command(@TempDir Path room)
                throws IOException {
            Path file = room.resolve("items");
            Map<String, String> options =
                    Map.of(
                            "server",
                            "localhost:1",
                            "reset",
                            "echo old > " + file,
                            "add",
                            "cat >> " + file,
                            "left",
                            "grep -v old < " + file);
            Request request = request(PluginKind.SOURCE, "server", options, "x://${address}");
            try (SourceWorld world = Worlds.source(request).get()) {
                assertThat(world.settings().get("its.url")).matches("x://127.0.0.1:\\d{2,5}");
                world.add(Item.of(0, 0, Texture.PLAIN));
                world.add(Item.of(0, 1, Texture.MULTI_BYTE));
                world.endStep(0);
                assertThat(file).content().startsWith("old\na0\na1");
                assertThat(world.released()).isEmpty();
                Files.writeString(file, "a0\n");
                world.add(Item.of(0, 2, Texture.PLAIN));
                world.endStep(0);
                assertThat(world.released()).hasSize(1).first().asString().startsWith("a1");
            }
        }

        @Test
        void says_all_that_it_needs_and_does_not_have() {
            Request request = request(PluginKind.SINK, "server", Map.of(), "${address}");
            assertThatThrownBy(() -> Worlds.sink(request))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("needs its option \"server\"")
                    .hasMessageContaining("needs its option \"stored\"");
        }
    }
}
