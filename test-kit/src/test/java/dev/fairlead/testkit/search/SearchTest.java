package dev.fairlead.testkit.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Verb;
import dev.fairlead.testkit.simulation.Life;
import dev.fairlead.testkit.simulation.Simulation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Law LAW = new Law(SourceTexts.S2, history -> Optional.empty());

    private int lives;

    private final class Nothing implements Simulation {
        @Override
        public Alphabet alphabet() {
            return new Alphabet(
                    List.of(Verb.items('A', 5, 4), Verb.of(Alphabet.CRASH, "crash", 1, 0)));
        }

        @Override
        public Life live(Schedule schedule) {
            lives++;
            return new Life(
                    new History.Recorder().history(),
                    schedule.steps().stream().map(step -> 1).toList());
        }
    }

    private Findings search(int enough) {
        Effort effort = Effort.defaults().withRandomSchedules(100).withPairDistance(1);
        return new Search(new Nothing(), List.of(LAW), effort, () -> lives >= enough)
                .run(List.of(Schedule.parse("A A")), List.of(Schedule.parse("A")));
    }

    @Nested
    class ThatHasTheTime {
        @Test
        void leaves_nothing_out() {
            Findings findings = search(1000);

            // the base, a crash at each of its points, the probe, one pair, the random ones
            assertThat(findings.schedules()).isEqualTo(1 + 2 + 1 + 1 + 100);
            assertThat(findings.cutShort()).isFalse();
            assertThat(findings.leftOut()).isZero();
        }
    }

    @Nested
    class WhoseTimeIsOver {
        @Test
        void within_the_random_schedules_was_not_cut_short_but_says_how_many_it_left_out() {
            Findings findings = search(20);

            assertThat(findings.cutShort()).isFalse();
            assertThat(findings.leftOut()).isEqualTo(105 - 20);
        }

        @Test
        void before_the_last_probe_was_cut_short() {
            assertThat(search(2).cutShort()).isTrue();
            assertThat(search(3).cutShort()).isTrue();
        }
    }
}
