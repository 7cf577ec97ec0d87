package dev.fairlead.samples.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same schedules through the simulated worker and through Apache's WorkerSourceTask. */
class SourceFidelityTest {
    private static final String COUNTED = "ABpaz";

    private static void assertSame(String schedule, boolean droppingOdd) {
        assertThat(SourceWorkers.SIMULATED.calls(schedule, droppingOdd))
                .as(schedule)
                .isEqualTo(SourceWorkers.STOCK.calls(schedule, droppingOdd));
    }

    private static void assertAllSame(List<String> schedules, boolean droppingOdd) {
        SoftAssertions.assertSoftly(
                softly ->
                        schedules.forEach(
                                schedule ->
                                        softly.assertThat(
                                                        SourceWorkers.SIMULATED.calls(
                                                                schedule, droppingOdd))
                                                .as(schedule)
                                                .isEqualTo(
                                                        SourceWorkers.STOCK.calls(
                                                                schedule, droppingOdd))));
    }

    @Nested
    class ATaskSeesTheSameCalls {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A3 p a c A2 p a c s",
                    "A3 p2 a1 c A2 p z1 c a c s A1 p s",
                    "A2* p a c A2* p a c A1 p s",
                    "A1 p c A1 p a c A2# p a c s p s",
                    "A4 p a2 e c l t A1 p a c q A1 p a s",
                    "A3 p f t A1 p a c r A1 p t a c h p A1 u p a c s",
                    "A2 B2 p2 a c B1 A1 p2 z1 c s",
                    "A2 p B2 p a3 c s B1 p s"
                })
        void in_the_schedules_that_every_source_goes_through(String schedule) {
            assertSame(schedule, false);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "s",
                    "c c s",
                    "A4 s",
                    "A2 p a x p s",
                    "A2 p a c x p s",
                    "A3 p z2 c x p s",
                    "A1 p a e x p s",
                    "A1 p a l t A1 p a c x p s",
                    "A1 p a l c A1 p a t c x p s",
                    "A2 p q p s",
                    "A2 p a1 q p s",
                    "A4 p a1 f p t c p s",
                    "A4 p a1 f p a s",
                    "A2 r p x p s",
                    "A2 r2 p a t z c t c x p s",
                    "h s",
                    "A1 h p u p s",
                    "A3 p h a c u s",
                    "A3 p h p q p s"
                })
        void in_single_situations(String schedule) {
            assertSame(schedule, false);
        }

        @Test
        void in_600_random_schedules_with_crashes_stops_pauses_and_commits_that_fail() {
            assertAllSame(
                    RandomSchedules.draw(600, "A A B p p a a z c e x s q h u", COUNTED), false);
        }

        @Test
        void in_200_random_schedules_with_records_that_the_log_refuses() {
            assertAllSame(RandomSchedules.draw(200, "A A B p p a a z e x s q f", COUNTED), false);
        }

        @Test
        void in_200_random_schedules_with_records_that_a_transformation_leaves_out() {
            assertAllSame(RandomSchedules.draw(200, "A A B p p a a z c e h u", COUNTED), true);
        }
    }

    @Nested
    class EachDifference {
        @ParameterizedTest
        @EnumSource(SourceDifference.class)
        void is_there_and_is_all_that_differs(SourceDifference difference) {
            List<String> here =
                    SourceWorkers.SIMULATED.calls(difference.schedule(), difference.droppingOdd());
            List<String> stock =
                    SourceWorkers.STOCK.calls(difference.schedule(), difference.droppingOdd());
            assertThat(without(here, stock)).isEqualTo(difference.here());
            assertThat(without(stock, here)).isEqualTo(difference.stock());
        }

        private List<String> without(List<String> all, List<String> those) {
            List<String> rest = new ArrayList<>(all);
            those.forEach(rest::remove);
            return rest;
        }

        @ParameterizedTest
        @EnumSource(SourceDifference.class)
        void is_on_the_page_of_differences(SourceDifference difference) throws IOException {
            assertThat(Files.readString(Path.of("../../docs/differences.md")))
                    .contains("| " + difference.row());
        }
    }

    @Test
    void what_was_acknowledged_during_a_poll_is_stored_a_poll_later_by_stock() {
        assertThat(SourceWorkers.STOCK_IN_POLL.calls("A1 p a c x s", false))
                .contains("2 start from [0, 0]");
        assertThat(SourceWorkers.SIMULATED.calls("A1 p a c x s", false))
                .contains("2 start from [1, 0]");
        assertThat(SourceWorkers.STOCK_IN_POLL.calls("A1 p a p c x s", false))
                .contains("2 start from [1, 0]");
    }

    /** If a worker did the one for the other, would it be noticed? */
    @ParameterizedTest
    @CsvSource({
        "A3 p a2 c x s, A3 p a1 c x s",
        "A3 p z2 s, A3 p a2 s",
        "A2 p a c x s, A2 p a e x s",
        "A2 p a s, A2 p a x s",
        "A2 p s, A2 p q s",
        "A2 p h p A1 p s, A2 p p A1 p s",
        "A2 p f p s, A2 p p s",
        "A2 p a c s, A2 p a s",
        "A2 r p A1 p s, A2 p A1 p s",
        "A2 p a l c s, A2 p a c c s"
    })
    void a_worker_with_a_fault_is_noticed(String asked, String done) {
        assertThat(SourceWorkers.SIMULATED.calls(done, false))
                .isNotEqualTo(SourceWorkers.STOCK.calls(asked, false));
    }
}
