package dev.fairlead.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
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

    private static List<String> broken(Trial trial) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Broken)
                .map(PushSourceLawsTest::told)
                .toList();
    }

    private static String told(Judgement judgement) {
        return judgement.verdict() instanceof Verdict.Broken broken
                ? judgement.law().id() + " " + broken.statement()
                : judgement.law().id();
    }

    @ParameterizedTest
    @EnumSource(names = {"EACH", "ALL"})
    void a_queue_that_is_read_as_it_should_be_keeps_all_laws(PushedQueue.Style style) {
        Trial trial = laws(style).trial();
        assertThat(broken(trial)).isEmpty();
        assertThat(held(trial)).contains("S1", "S2", "S7", "S8", "S16", "S18", "S22");
    }

    @Test
    void a_queue_is_read_as_well_where_calls_to_the_clock_are_bent() {
        assertThat(broken(laws(PushedQueue.Style.EACH).instrumented().only("S2").trial()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EARLY, S16", "NOT_KNOWN_AGAIN, S8", "DROPS_WHEN_A_CALL_FAILS, S2"})
    void a_queue_that_is_read_wrongly_breaks_a_law(PushedQueue.Style style, String law) {
        assertThat(broken(laws(style).only(law).trial()))
                .singleElement()
                .asString()
                .startsWith(law + " ");
    }

    private static List<String> held(Trial trial) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Held)
                .map(judgement -> judgement.law().id())
                .toList();
    }
}
