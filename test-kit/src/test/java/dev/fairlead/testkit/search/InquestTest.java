package dev.fairlead.testkit.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.Violation;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.report.Repetition;
import dev.fairlead.testkit.report.Turning;
import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.simulation.Life;
import dev.fairlead.testkit.simulation.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InquestTest {
    private static final Law LAW =
            new Law(
                    SourceTexts.S2,
                    history ->
                            history.entries().stream()
                                    .filter(entry -> entry.what().verb().equals("broken"))
                                    .findFirst()
                                    .map(entry -> new Violation("it broke", entry.index())));

    /** A simulation of which only matters which schedules break the law. */
    private record Stub(Predicate<String> breaks) implements Simulation {
        @Override
        public Alphabet alphabet() {
            return new Alphabet(List.of());
        }

        @Override
        public Life live(Schedule schedule) {
            History.Recorder recorder = new History.Recorder();
            boolean broken = breaks.test(schedule.toString());
            recorder.note(new WorkerHappening.Asked(broken ? "broken" : "fine"));
            return new Life(recorder.history(), List.of());
        }
    }

    @Nested
    class AStallOfTheMachine {
        private static Counterexample timed(LawText law, Predicate<String> breaks) {
            History.Recorder recorder = new History.Recorder();
            recorder.note(new WorkerHappening.Asked("broken"));
            Counterexample found =
                    new Counterexample(
                            new Law(law, LAW::violationIn),
                            Schedule.parse("A p"),
                            recorder.history(),
                            new Violation("it took long", 0));
            return new Inquest(new Stub(breaks), () -> true).into(found);
        }

        @Test
        void is_what_breaks_a_measured_law_once_and_never_again() {
            assertThat(Inquest.wasStall(timed(SourceTexts.S20, each -> false))).isTrue();
        }

        @Test
        void is_not_what_breaks_it_again_even_when_the_time_is_over() {
            assertThat(Inquest.wasStall(timed(SourceTexts.S20, each -> true))).isFalse();
        }

        @Test
        void excuses_no_other_law() {
            assertThat(Inquest.wasStall(timed(SourceTexts.S2, each -> false))).isFalse();
        }
    }

    private static Counterexample inquired(String schedule, Predicate<String> breaks) {
        History.Recorder recorder = new History.Recorder();
        recorder.note(new WorkerHappening.Asked("broken"));
        Counterexample found =
                new Counterexample(
                        LAW,
                        Schedule.parse(schedule),
                        recorder.history(),
                        new Violation("it broke", 0));
        return new Inquest(new Stub(breaks), () -> false).into(found);
    }

    @Nested
    class AConnectorThatDoesWhatTheScheduleSays {
        @Test
        void breaks_the_law_every_time() {
            assertThat(inquired("A p", schedule -> true).repetition())
                    .isEqualTo(new Repetition(5, 5, true));
        }

        @Test
        void turns_where_the_rest_of_the_schedule_makes_no_difference() {
            assertThat(inquired("A p a c", s -> s.startsWith("A p")).turning().inevitable())
                    .isEqualTo(2);
        }

        @Test
        void is_exposed_where_a_crash_would_have_been_enough() {
            Turning turning =
                    inquired("A p c p x", s -> s.contains("c") && s.endsWith("x")).turning();

            assertThat(turning).isEqualTo(new Turning(3, 5));
        }
    }

    @Nested
    class AFlakyConnector {
        @Test
        void is_said_to_be_and_how_often_it_broke_the_law() {
            int[] lives = {0};
            Counterexample found = inquired("A p", schedule -> lives[0]++ % 2 == 0);

            assertThat(found.repetition()).isEqualTo(new Repetition(5, 3, false));
            assertThat(found.turning()).isEqualTo(Turning.UNKNOWN);
            assertThat(found.text()).contains("flaky: the same schedule broke it in 3 of 5 runs");
        }

        @Test
        void that_never_did_it_again_is_reported_all_the_same() {
            assertThat(inquired("A p", schedule -> false).text()).contains("in 0 of 5 runs");
        }
    }

    @Nested
    class WithoutTime {
        @Test
        void nothing_is_lived_again() {
            Counterexample found = inquired("A p", schedule -> true);
            Counterexample same =
                    new Inquest(new Stub(schedule -> true), () -> true)
                            .into(found.with(Repetition.NONE, Turning.UNKNOWN));

            assertThat(same.repetition()).isEqualTo(Repetition.NONE);
            assertThat(Optional.of(same.turning())).contains(Turning.UNKNOWN);
        }
    }
}
