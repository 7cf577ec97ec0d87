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

/** The same schedules through the simulated worker and through Apache's WorkerSinkTask. */
class SinkFidelityTest {
    private static final String COUNTED = "ABpvw";

    private static void assertAllSame(List<String> schedules) {
        SoftAssertions.assertSoftly(
                softly ->
                        schedules.forEach(
                                schedule ->
                                        softly.assertThat(SinkWorkers.SIMULATED.calls(schedule))
                                                .as(schedule)
                                                .isEqualTo(SinkWorkers.STOCK.calls(schedule))));
    }

    @Nested
    class ATaskSeesTheSameCalls {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "A3 p c A2 p c s",
                    "A3 p1 p2 c A p1 s p s",
                    "A3* p c A2* p2 v p c s",
                    "A2 p2 e c l t A p w p c s",
                    "A2 B2 p3 c v1 p c w1 A p c s",
                    "A2 o A3 p c p c s",
                    "A1 p o2 A3 p c p v p s p s",
                    "A2+ p A3* p2 c A1# p c s s",
                    "r A2 p c A3 p c s",
                    "A3 p1 d c p m p c A p s"
                })
        void in_the_schedules_that_every_sink_goes_through(String schedule) {
            assertAllSame(List.of(schedule));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "s",
                    "c s",
                    "p c x p s",
                    "A2 p x p s",
                    "A2 p c x p s",
                    "A2 p e x p s",
                    "A2 p l x p s",
                    "A2 p l c t A p c s",
                    "A2 p v s",
                    "A2 p w s",
                    "A2 p d v m p s",
                    "A2 B1 p2 v1 p c s",
                    "A2 B1 p2 w1 p c s",
                    "A2 o p x p s",
                    "A2 o p s",
                    "A# p A p c s",
                    "A* p B* p s"
                })
        void in_single_situations(String schedule) {
            assertAllSame(List.of(schedule));
        }

        @Test
        void in_600_random_schedules_with_crashes_rebalances_and_tasks_that_fail() {
            assertAllSame(
                    RandomSchedules.draw(600, "A A B A+ A* A# p p p c c e x s v w r", COUNTED));
        }

        @Test
        void in_200_random_schedules_with_batches_that_are_put_again() {
            assertAllSame(RandomSchedules.draw(200, "A A B A* p p p c c e x s w o o t", COUNTED));
        }

        @Test
        void in_200_random_schedules_with_flushes_that_fail() {
            assertAllSame(RandomSchedules.draw(200, "A A B A* p p p c c e x s v w d m", COUNTED));
        }

        @Test
        void in_200_random_schedules_with_commits_that_are_answered_late() {
            assertAllSame(RandomSchedules.draw(200, "A A B p p p c c e x s w t l", COUNTED));
        }
    }

    @Nested
    class EachDifference {
        @ParameterizedTest
        @EnumSource(SinkDifference.class)
        void is_there_and_is_all_that_differs(SinkDifference difference) {
            List<String> here = SinkWorkers.SIMULATED.calls(difference.schedule());
            List<String> stock = SinkWorkers.STOCK.calls(difference.schedule());
            assertThat(without(here, stock)).isEqualTo(difference.here());
            assertThat(without(stock, here)).isEqualTo(difference.stock());
        }

        private List<String> without(List<String> all, List<String> those) {
            List<String> rest = new ArrayList<>(all);
            those.forEach(rest::remove);
            return rest;
        }

        @ParameterizedTest
        @EnumSource(SinkDifference.class)
        void is_on_the_page_of_differences(SinkDifference difference) throws IOException {
            assertThat(Files.readString(Path.of("../../docs/differences.md")))
                    .contains("| " + difference.row() + " |");
        }
    }

    /** If a worker did the one for the other, would it be noticed? */
    @ParameterizedTest
    @CsvSource({
        "A2 p c x p s, A2 p e x p s",
        "A2 p c x p s, A2 p x p s",
        "A2 p v s, A2 p w s",
        "A2 B1 p v1 s, A2 B1 p v s",
        "A2 o p p s, A2 p p s",
        "A2 p d c p s, A2 p c p s",
        "A2 p2 s, A2 p1 s",
        "r A p s, A p s",
        "A2 p s, A2 p x p s",
        "A# p s, A p s",
        "A* p p s, A p p s",
        "A p p s, A p s"
    })
    void a_worker_with_a_fault_is_noticed(String asked, String done) {
        assertThat(SinkWorkers.SIMULATED.calls(done)).isNotEqualTo(SinkWorkers.STOCK.calls(asked));
    }
}
