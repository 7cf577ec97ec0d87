package dev.fairlead.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.ExactlyOnceLaws;
import dev.fairlead.testkit.SourceBench;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.world.MemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionedSourceLawsTest {
    private static SourceLaws laws(MemorySource.Style style) {
        return SourceLaws.of(MemorySource.class)
                .in(MemoryWorld.named("world", 2))
                .with("style", style.name())
                .with("topic", "texts")
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "3")
                .randomSchedules(20)
                .crashPairs(0);
    }

    private static ExactlyOnceLaws exactlyOnce(MemorySource.Style style) {
        return ExactlyOnceLaws.of(MemorySource.class)
                .in(MemoryWorld.named("world", 2))
                .with("style", style.name())
                .with("topic", "texts")
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "3")
                .randomSchedules(60);
    }

    @Nested
    class ItemsOfSeveralValues {
        @Test
        void are_resumed_in_the_middle() {
            assertThat(Verdicts.broken(laws(MemorySource.Style.PAIRS).find())).isEmpty();
        }

        @Test
        void with_an_offset_that_is_not_behind_them_are_caught() {
            assertThat(
                            Verdicts.broken(
                                    laws(MemorySource.Style.PAIRS_WITH_A_WRONG_OFFSET)
                                            .only("S7")
                                            .find()))
                    .hasSize(1);
        }
    }

    @Nested
    class TransactionsThatTheReaderEnds {
        @Test
        void are_seen_as_a_whole_or_not_at_all() {
            Trial trial = exactlyOnce(MemorySource.Style.UNITS).trial();
            assertThat(Verdicts.broken(trial)).isEmpty();
            assertThat(Verdicts.held(trial)).contains("T2", "T3", "T4", "T7");
        }

        @Test
        void may_end_with_an_item_without_values() {
            Trial trial = exactlyOnce(MemorySource.Style.UNITS_WITH_MARKERS).trial();
            assertThat(Verdicts.broken(trial)).isEmpty();
            assertThat(Verdicts.held(trial)).contains("T2", "T3", "T4", "T7");
        }

        @Test
        void that_end_too_early_are_caught() {
            assertThat(Verdicts.broken(exactlyOnce(MemorySource.Style.UNITS_CUT_SHORT).trial()))
                    .anyMatch(law -> law.startsWith("T4 "));
        }
    }

    @Nested
    class TheTimeOfATask {
        private final SourceBench bench = laws(MemorySource.Style.PATIENT).instrumented().bench();

        @Test
        void is_that_of_the_schedule() {
            assertThat(bench.then("A2 p a").now().topic()).isEmpty();
            assertThat(bench.then("A2 p J1 p a").now().topic()).containsExactly("a0", "a1");
        }

        @Test
        void goes_on_when_the_clock_on_the_wall_is_set_back() {
            assertThat(bench.then("A2 p J1 I2 p a").now().topic()).containsExactly("a0", "a1");
        }

        @Test
        void gives_the_same_history_for_the_same_schedule() {
            SourceBench.Seen once = bench.then("A2 p J1 p a c A1 J3 p a c").now();
            assertThat(once.topic()).hasSize(3);
            assertThat(once.offsets().toString()).contains("2040-01-01T0");
            assertThat(bench.then("A2 p J1 p a c A1 J3 p a c").now()).isEqualTo(once);
        }

        @Test
        void lets_a_source_that_waits_keep_the_laws() {
            SourceLaws laws = laws(MemorySource.Style.PATIENT).instrumented();
            for (String schedule :
                    List.of("A3 p a c x A p", "A2 B2 J1 p a1 c x J1 p", "A2 J1 p h J5 u p s A p")) {
                assertThat(Verdicts.broken(laws.retrial(Schedule.parse(schedule))))
                        .as(schedule)
                        .isEmpty();
            }
        }
    }

    @Nested
    class PlacesThatComeLater {
        private final SourceLaws laws = laws(MemorySource.Style.PLACES_COME).instrumented();
        private final SourceBench bench = laws.bench();

        @Test
        void are_found_by_the_only_task_when_the_interval_is_over() {
            assertThat(bench.then("p A2 p a p a").now().topic()).isEmpty();
            assertThat(bench.then("p A2 p J1 p a").now().topic()).containsExactly("a0", "a1");
        }

        @Test
        void are_found_beside_one_that_is_read_and_lose_nothing() {
            for (String schedule :
                    List.of("p A2 J1 p a1 c x J1 p", "A2 p a B3 p J1 p a c x A p", "p B1 s p J1")) {
                assertThat(Verdicts.broken(laws.retrial(Schedule.parse(schedule))))
                        .as(schedule)
                        .isEmpty();
            }
        }
    }
}
