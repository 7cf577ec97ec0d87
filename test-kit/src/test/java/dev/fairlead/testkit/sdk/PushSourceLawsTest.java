package dev.fairlead.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.world.queue.QueueWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PushSourceLawsTest {
    private static SourceLaws laws(PushedQueue.Style style) {
        return SourceLaws.of(PushedQueue.class)
                .in(QueueWorld.source("queue.name"))
                .with("style", style.name())
                .with("topic", "messages")
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "3")
                .randomSchedules(20)
                .crashPairs(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"EACH", "ALL"})
    void a_queue_that_is_read_as_it_should_be_keeps_all_laws(PushedQueue.Style style) {
        assertThat(Verdicts.broken(laws(style).find())).isEmpty();
    }

    @Test
    void a_queue_is_read_as_well_where_the_plugin_is_instrumented() {
        SourceLaws laws = laws(PushedQueue.Style.EACH).instrumented();
        for (String schedule : List.of("A3 p a1 c x p a c", "A2 p F A p a", "A4 p d p a c m p")) {
            assertThat(Verdicts.broken(laws.retrial(Schedule.parse(schedule))))
                    .as(schedule)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"EARLY, S16", "NOT_KNOWN_AGAIN, S8", "DROPS_WHEN_A_CALL_FAILS, S2"})
    void a_queue_that_is_read_wrongly_breaks_a_law(PushedQueue.Style style, String law) {
        assertThat(Verdicts.broken(laws(style).only(law).find()))
                .singleElement()
                .asString()
                .startsWith(law + " ");
    }
}
