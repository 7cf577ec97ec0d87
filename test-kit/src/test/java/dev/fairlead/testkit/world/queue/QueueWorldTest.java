package dev.fairlead.testkit.world.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueWorldTest {
    private static SourceLaws source(QueueSourceTask.Style style) {
        return SourceLaws.of(QueueSource.class)
                .in(QueueWorld.source("queue.name"))
                .with("style", style.name())
                .waive("S3", "what was acknowledged is gone, though no offset covers it")
                .randomSchedules(200);
    }

    private static SinkLaws sink(QueueSinkTask.Style style) {
        return SinkLaws.of(QueueSink.class)
                .in(QueueWorld.sink("queue.name"))
                .with("style", style.name())
                .randomSchedules(200);
    }

    private static List<String> broken(Findings findings) {
        return findings.counterexamples().keySet().stream().map(Law::id).toList();
    }

    private static String texts(Findings findings) {
        return findings.counterexamples().values().stream()
                .map(Counterexample::text)
                .collect(Collectors.joining("\n"));
    }

    @Nested
    class ASource {
        @Test
        void that_acknowledges_what_kafka_has_keeps_all_laws() {
            Findings findings = source(QueueSourceTask.Style.ACKNOWLEDGES_LATE).find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"ACKNOWLEDGES_EARLY, S16", "DROPS_WHEN_A_POLL_FAILS, S2"})
        void that_reads_wrongly_breaks_a_law(QueueSourceTask.Style style, String law) {
            Findings findings = source(style).only(law).find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly(law);
        }
    }

    @Nested
    class ASink {
        @Test
        void that_remembers_what_it_sent_keeps_all_laws() {
            Findings findings = sink(QueueSinkTask.Style.REMEMBERS_WHAT_WAS_SENT).find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"SENDS_ALL_AGAIN, K5", "DROPS_WHAT_FAILS, K2"})
        void that_writes_wrongly_breaks_a_law(QueueSinkTask.Style style, String law) {
            Findings findings = sink(style).only(law).find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly(law);
        }
    }

    @Nested
    class AQueue {
        @Test
        void gives_nothing_to_a_second_reader_while_a_first_one_reads() throws Exception {
            try (SourceWorld world = QueueWorld.source("queue").get()) {
                world.add(Item.of(0, 0, Texture.PLAIN));
                world.add(Item.of(0, 1, Texture.PLAIN));
                String name = world.settings().get("queue");
                try (MessageQueue.Connection first = MessageQueue.connect(name);
                        MessageQueue.Connection second = MessageQueue.connect(name)) {
                    long id = first.receive().orElseThrow().id();
                    assertThat(second.receive()).isEmpty();
                    first.acknowledge(id);
                    assertThat(second.receive().orElseThrow().text()).isEqualTo("a1");
                }
            }
        }

        @Test
        void gives_what_was_not_acknowledged_to_the_next_reader() throws Exception {
            try (SourceWorld world = QueueWorld.source("queue").get()) {
                world.add(Item.of(0, 0, Texture.PLAIN));
                world.add(Item.of(0, 1, Texture.PLAIN));
                String name = world.settings().get("queue");
                try (MessageQueue.Connection first = MessageQueue.connect(name)) {
                    long id = first.receive().orElseThrow().id();
                    assertThat(first.receive()).isPresent();
                    first.acknowledge(id);
                    assertThat(first.receive()).isEmpty();
                }
                assertThat(world.released()).containsExactly("a0");
                try (MessageQueue.Connection second = MessageQueue.connect(name)) {
                    assertThat(second.receive().orElseThrow().text()).isEqualTo("a1");
                }
            }
        }
    }
}
