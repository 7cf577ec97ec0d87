package dev.fairlead.testkit.world.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerWorldTest {
    private LineServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LineServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private ServerWorld.Sink sink() {
        return ServerWorld.sink(server.address(), server::lines)
                .beginningWith(() -> server.lines().clear())
                .with("host", "${host}")
                .with("port", "${port}");
    }

    @Nested
    class TheLaws {
        private List<String> broken(String drops, String schedule) {
            Trial trial =
                    SinkLaws.of(LineSink.class)
                            .in(sink())
                            .with("drops", drops)
                            .retrial(Schedule.parse(schedule));
            return trial.judgements().stream()
                    .filter(judgement -> judgement.verdict() instanceof Verdict.Broken)
                    .map(judgement -> judgement.law().id())
                    .toList();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A3 p c x A p c",
                    "A2 F2 p c x",
                    "A2 G2 p c",
                    "A H2 p c",
                    "A2 p f A p c"
                })
        void are_kept_by_a_sink_that_tries_again(String schedule) {
            assertThat(broken("false", schedule)).isEmpty();
        }

        @Test
        void are_broken_by_a_sink_that_drops_what_it_could_not_send() {
            assertThat(broken("true", "A F2 p c x")).contains("K2");
        }
    }

    @Nested
    class ASinksServer {
        @Test
        void is_reached_through_the_proxy() throws IOException {
            try (SinkWorld world = sink().get();
                    LineClient client = new LineClient(world.settings())) {
                client.send("a0");
                assertThat(world.stored()).containsExactly("a0");
            }
        }

        @Test
        void has_what_was_sent_before_the_answer_was_lost() throws IOException {
            try (SinkWorld world = sink().get();
                    LineClient client = new LineClient(world.settings())) {
                world.meet(call -> call.startsWith("send") ? Fate.FAIL_AFTER : Fate.PASS);
                assertThatThrownBy(() -> client.send("a0")).isInstanceOf(IOException.class);
                assertThat(world.stored()).containsExactly("a0");
            }
        }

        @Test
        void ends_the_connection_of_who_gets_no_answer() throws IOException {
            try (SinkWorld world = sink().get();
                    LineClient client = new LineClient(world.settings())) {
                world.meet(call -> call.startsWith("send") ? Fate.TIME_OUT : Fate.PASS);
                assertThatThrownBy(() -> client.send("a0")).isInstanceOf(IOException.class);
            }
        }

        @Test
        void cuts_connections_in_a_crash_and_takes_new_ones() throws IOException {
            try (SinkWorld world = sink().get();
                    LineClient client = new LineClient(world.settings())) {
                client.send("a0");
                world.crashed();
                assertThatThrownBy(() -> client.send("a1")).isInstanceOf(IOException.class);
                try (LineClient next = new LineClient(world.settings())) {
                    next.send("a2");
                }
                assertThat(world.stored()).contains("a0", "a2");
            }
        }

        @Test
        void is_emptied_before_each_life() {
            server.lines().add("a0");
            try (SinkWorld world = sink().get()) {
                assertThat(world.stored()).isEmpty();
            }
        }
    }

    @Nested
    class ASourcesServer {
        private final List<List<String>> added = new ArrayList<>();
        private final List<String> left = new ArrayList<>();

        private void add(List<Item> items) {
            List<String> texts = items.stream().map(Item::text).toList();
            added.add(texts);
            left.addAll(texts);
        }

        @Test
        void gets_the_items_of_a_step_at_once_and_tells_which_are_gone() {
            try (SourceWorld world =
                    ServerWorld.source(server.address(), this::add)
                            .leaving(() -> left)
                            .with("url", "tcp://${address}/x")
                            .get()) {
                world.add(Item.of(0, 0, Texture.PLAIN));
                world.add(Item.of(0, 1, Texture.PLAIN));
                world.endStep(0);
                assertThat(added).containsExactly(List.of("a0", "a1"));
                assertThat(world.released()).isEmpty();
                left.remove("a0");
                world.add(Item.of(0, 2, Texture.PLAIN));
                world.endStep(0);
                assertThat(world.released()).containsExactly("a0");
                assertThat(world.shorten(String.valueOf(world.settings())))
                        .isEqualTo(Map.of("url", "tcp://server/x").toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", ":5432", "localhost:", "localhost:99999", ""})
    void an_address_has_a_host_and_a_port(String address) {
        assertThatThrownBy(() -> ServerWorld.source(address, items -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write host:port");
    }
}
