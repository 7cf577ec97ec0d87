package dev.fairlead.testkit.world.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.fault.Interference;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.jms.JMSException;
import javax.jms.TextMessage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmsWorldTest {
    private static final long PATIENCE_MS = 60_000;

    private static List<String> broken(Trial trial) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Broken)
                .map(JmsWorldTest::told)
                .toList();
    }

    private static String told(Judgement judgement) {
        return judgement.verdict() instanceof Verdict.Broken broken
                ? judgement.law().id() + " " + broken.statement()
                : judgement.law().id();
    }

    @Nested
    class ASource {
        private static SourceLaws source(JmsSourceTask.Style style) {
            return SourceLaws.of(JmsSource.class)
                    .in(JmsWorld.source("broker.url").with("queue.name", "${queue}"))
                    .with("style", style.name())
                    .waive("S3", "what was acknowledged is gone, though no offset covers it");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A3 p a1 c x p a c",
                    "A2 p a1 c k A p",
                    "A1 p k K A1 p a K2 x p",
                    "A3 p a1 c k A1 p a1 K c A1 p a c",
                    "F A2 p a c",
                    "A2 G3 p a c",
                    "A2 p T a c A p",
                    "A4 p d p a c m p",
                    "A p s A p a x!2 A p",
                })
        void that_acknowledges_what_kafka_has_keeps_all_laws(String schedule) {
            Trial trial =
                    source(JmsSourceTask.Style.ACKNOWLEDGES_LATE).retrial(Schedule.parse(schedule));

            assertThat(broken(trial)).isEmpty();
        }

        @Test
        void that_acknowledges_before_kafka_has_it_breaks_a_law() {
            Trial trial =
                    source(JmsSourceTask.Style.ACKNOWLEDGES_EARLY)
                            .only("S16")
                            .retrial(Schedule.parse("A p"));

            assertThat(broken(trial)).singleElement().asString().startsWith("S16 ");
        }
    }

    @Nested
    class ASink {
        private static SinkLaws sink(JmsSinkTask.Style style) {
            return SinkLaws.of(JmsSink.class)
                    .in(JmsWorld.sink("broker.url").with("queue.name", "${queue}"))
                    .with("style", style.name());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A3 p c x A p c",
                    "A2 B2 p1 w c x p c",
                    "A2 F p c x p c",
                    "A3 G2 p c p c",
                    "A2 T p c m p c",
                    "A2 p f A2 p c",
                    "A3 p1 k K A p c K2",
                })
        void that_remembers_what_it_sent_keeps_all_laws(String schedule) {
            Trial trial =
                    sink(JmsSinkTask.Style.REMEMBERS_WHAT_WAS_SENT)
                            .retrial(Schedule.parse(schedule));

            assertThat(broken(trial)).isEmpty();
        }

        @Test
        void that_drops_what_fails_breaks_a_law() {
            Trial trial =
                    sink(JmsSinkTask.Style.DROPS_WHAT_FAILS)
                            .only("K2")
                            .retrial(Schedule.parse("A F p c x"));

            assertThat(broken(trial)).singleElement().asString().startsWith("K2 ");
        }
    }

    @Nested
    class AQueue {
        private final JmsWorld.Source source =
                JmsWorld.source("broker.url").with("queue.name", "${queue}");

        private static SourceWorld with(SourceWorld world, int messages) {
            for (int i = 0; i < messages; i++) {
                world.add(Item.of(0, i, Texture.PLAIN));
            }
            return world;
        }

        @Test
        void gives_nothing_to_a_second_reader_while_a_first_one_reads() throws Exception {
            try (SourceWorld world = with(source.get(), 2);
                    Client first = Client.connect(world.settings());
                    Client second = Client.connect(world.settings())) {
                TextMessage message = first.receive().orElseThrow();
                assertThat(second.receive()).isEmpty();
                message.acknowledge();
                assertThat(second.receive().orElseThrow().getText()).isEqualTo("a1");
            }
        }

        @Test
        void gives_all_to_a_second_reader_while_a_first_one_is_idle() throws Exception {
            try (SourceWorld world = source.get();
                    Client first = Client.connect(world.settings());
                    Client second = Client.connect(world.settings())) {
                assertThat(first.receive()).isEmpty();
                with(world, 1);
                assertThat(second.receive().orElseThrow().getText()).isEqualTo("a0");
            }
        }

        @Test
        void gives_what_was_not_acknowledged_to_the_next_reader() throws Exception {
            try (SourceWorld world = with(source.get(), 2);
                    Client first = Client.connect(world.settings())) {
                first.receive().orElseThrow().acknowledge();
                assertThat(first.receive()).isPresent();
                world.crashed();
                assertThat(world.released()).containsExactly("a0");
                try (Client second = Client.connect(world.settings())) {
                    assertThat(second.receive().orElseThrow().getText()).isEqualTo("a1");
                    assertThat(second.receive()).isEmpty();
                }
            }
        }

        @Test
        void keeps_what_came_more_often_than_a_client_by_default_takes_it() throws Exception {
            JmsWorld.Source plain =
                    JmsWorld.source("unused")
                            .with("broker.url", "tcp://${host}:${port}")
                            .with("queue.name", "${queue}");
            try (SourceWorld world = with(plain.get(), 1)) {
                for (int i = 0; i < 8; i++) {
                    try (Client client = Client.connect(world.settings())) {
                        assertThat(client.consumer().receive(PATIENCE_MS)).isNotNull();
                        world.crashed();
                    }
                }
                assertThat(world.released()).isEmpty();
            }
        }

        @Test
        void keeps_nothing_for_a_reader_whose_connection_is_lost_as_it_subscribes()
                throws Exception {
            try (SourceWorld world = with(source.prefetch(1).get(), 1)) {
                world.meet(call -> call.equals("subscribe") ? Fate.FAIL_AFTER : Fate.PASS);
                try (Client first = Client.connect(world.settings())) {
                    assertThatThrownBy(first::consumer).isInstanceOf(JMSException.class);
                }
                world.meet(Interference.NONE);
                try (Client second = Client.connect(world.settings())) {
                    assertThat(second.consumer().receive(PATIENCE_MS)).isNotNull();
                }
            }
        }

        @Test
        void says_that_messages_travel_once_a_client_is_sent_some_that_it_did_not_ask_for()
                throws Exception {
            try (SourceWorld asked = source.get();
                    Client client = Client.connect(asked.settings());
                    SourceWorld pushed = source.prefetch(1).get();
                    Client other = Client.connect(pushed.settings())) {
                client.consumer();
                assertThat(asked.travel()).isEqualTo(Duration.ZERO);
                other.consumer();
                assertThat(pushed.travel()).isGreaterThan(Duration.ZERO);
            }
        }

        @Test
        void is_gone_in_the_next_life_even_for_clients_that_still_read_it() throws Exception {
            SourceWorld former = with(source.get(), 1);
            Map<String, String> settings = former.settings();
            try (Client client = Client.connect(settings)) {
                assertThat(client.receive()).isPresent();
                former.close();
                assertThatThrownBy(client::receive).isInstanceOf(JMSException.class);
            }
            assertThatThrownBy(() -> Client.connect(settings).close())
                    .isInstanceOf(JMSException.class);
            try (SourceWorld world = source.get();
                    Client client = Client.connect(world.settings())) {
                assertThat(client.receive()).isEmpty();
            }
        }

        @Test
        void holds_what_was_sent() throws Exception {
            JmsWorld.Sink sink = JmsWorld.sink("broker.url").with("queue.name", "${queue}");
            try (SinkWorld world = sink.get();
                    Client client = Client.connect(world.settings())) {
                client.send("a0");
                assertThat(world.stored()).containsExactly("a0");
            }
        }
    }
}
