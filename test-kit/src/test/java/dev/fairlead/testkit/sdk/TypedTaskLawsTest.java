package dev.fairlead.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.ExactlyOnceLaws;
import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.world.MemoryStore;
import dev.fairlead.testkit.world.MemoryWorld;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TypedTaskLawsTest {
    @Nested
    class ASourceTask {
        private static SourceLaws laws(TypedMemorySource.Style style) {
            return SourceLaws.of(TypedMemorySource.class)
                    .in(MemoryWorld.named("world", 2))
                    .with("style", style.name())
                    .with("topic", "texts")
                    .randomSchedules(10)
                    .crashPairs(0);
        }

        private static ExactlyOnceLaws exactlyOnce(TypedMemorySource.Style style) {
            return ExactlyOnceLaws.of(TypedMemorySource.class)
                    .in(MemoryWorld.named("world", 2))
                    .with("style", style.name())
                    .with("topic", "texts")
                    .randomSchedules(30);
        }

        @Test
        void that_reads_as_it_should_keeps_all_laws() {
            assertThat(Verdicts.broken(laws(TypedMemorySource.Style.READS).find())).isEmpty();
        }

        @Test
        void keeps_them_also_where_the_plugin_is_instrumented() {
            SourceLaws laws = laws(TypedMemorySource.Style.READS).instrumented();
            for (String schedule : List.of("A3 p a1 c x p a c", "A2 p B2 p a1 c s p a")) {
                assertThat(Verdicts.broken(laws.retrial(Schedule.parse(schedule))))
                        .as(schedule)
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @CsvSource({
            "IS_ONE_AHEAD, S3",
            "IS_ONE_BEHIND, S7",
            "MOVES_ON_BEFORE_IT_FAILS, S1",
            "SWALLOWS, S23",
            "LETS_GO_EARLY, S16"
        })
        void that_reads_wrongly_breaks_a_law(TypedMemorySource.Style style, String law) {
            assertThat(Verdicts.broken(laws(style).only(law).find()))
                    .singleElement()
                    .asString()
                    .startsWith(law + " ");
        }

        @Test
        void may_say_where_transactions_end() {
            Trial trial = exactlyOnce(TypedMemorySource.Style.UNITS).trial();
            assertThat(Verdicts.broken(trial)).isEmpty();
            assertThat(Verdicts.held(trial)).contains("T2", "T3", "T4", "T7");
        }

        @Test
        void that_ends_transactions_too_early_breaks_a_law() {
            assertThat(
                            Verdicts.broken(
                                    exactlyOnce(TypedMemorySource.Style.UNITS_CUT_SHORT).trial()))
                    .anyMatch(law -> law.startsWith("T4 "));
        }
    }

    @Nested
    class ASinkTask {
        private static SinkLaws laws(TypedMemorySink.Style style) {
            return SinkLaws.of(TypedMemorySink.class)
                    .in(MemoryStore.named("store"))
                    .with("style", style.name())
                    .randomSchedules(20)
                    .crashPairs(0);
        }

        @ParameterizedTest
        @EnumSource(names = {"STORES", "COLLECTS"})
        void that_writes_as_it_should_keeps_all_laws(TypedMemorySink.Style style) {
            assertThat(Verdicts.broken(laws(style).find())).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "STORES_BACKWARDS, K9",
            "COLLECTS_AND_LIES, K1",
            "COLLECTS_BEFORE_IT_FAILS, K5"
        })
        void that_writes_wrongly_breaks_a_law(TypedMemorySink.Style style, String law) {
            assertThat(Verdicts.broken(laws(style).only(law).find()))
                    .singleElement()
                    .asString()
                    .startsWith(law + " ");
        }

        @Test
        void may_store_every_record_exactly_once() {
            assertThat(
                            Verdicts.broken(
                                    laws(TypedMemorySink.Style.KEEPS_POSITIONS)
                                            .delivers(Delivery.EXACTLY_ONCE)
                                            .find()))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"KEEPS_WRONG_POSITIONS, K2", "KEEPS_POSITIONS_TOO_SOON, E4"})
        void that_keeps_positions_wrongly_breaks_a_law(TypedMemorySink.Style style, String law) {
            assertThat(
                            Verdicts.broken(
                                    laws(style).delivers(Delivery.EXACTLY_ONCE).only(law).find()))
                    .singleElement()
                    .asString()
                    .startsWith(law + " ");
        }
    }
}
