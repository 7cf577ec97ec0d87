package dev.fairlead.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.world.MemoryStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionedSinkLawsTest {
    private static SinkLaws laws(MemorySink.Style style) {
        return SinkLaws.of(MemorySink.class)
                .in(MemoryStore.named("store"))
                .with("style", style.name())
                .with("flush.timeout", "0")
                .randomSchedules(100)
                .crashPairs(0);
    }

    @Nested
    class AWriterThatCollects {
        @Test
        void keeps_all_laws() {
            assertThat(Verdicts.broken(laws(MemorySink.Style.COLLECTS).find())).isEmpty();
        }

        @Test
        void is_caught_if_it_lies() {
            assertThat(Verdicts.broken(laws(MemorySink.Style.COLLECTS_AND_LIES).only("K1").find()))
                    .hasSize(1);
        }

        @Test
        void is_flushed_when_its_time_has_come_and_not_before() {
            SinkLaws laws = laws(MemorySink.Style.COLLECTS).instrumented();
            assertThat(laws.bench().then("A2 p").now().stored()).isEmpty();
            assertThat(laws.bench().then("A2 p J1 p").now().stored()).hasSize(2);
        }
    }

    @Nested
    class LanesOfKeys {
        @Test
        void keep_all_laws_but_the_order_of_what_has_no_key() {
            assertThat(
                            Verdicts.broken(
                                    laws(MemorySink.Style.LANES)
                                            .waive("K9", "order is kept for each key")
                                            .find()))
                    .isEmpty();
        }
    }

    @Nested
    class PositionsThatAreKeptOutside {
        private SinkLaws exactlyOnce(MemorySink.Style style) {
            return laws(style).delivers(Delivery.EXACTLY_ONCE);
        }

        @Test
        void store_every_record_exactly_once() {
            assertThat(Verdicts.broken(exactlyOnce(MemorySink.Style.KEEPS_POSITIONS).find()))
                    .isEmpty();
        }

        @Test
        void are_restored_so_that_nothing_comes_for_nothing() {
            exactlyOnce(MemorySink.Style.KEEPS_POSITIONS)
                    .replay(Schedule.parse("A6 p x p1 p c x p"));
        }

        @Test
        void that_are_wrong_are_caught() {
            assertThat(
                            Verdicts.broken(
                                    exactlyOnce(MemorySink.Style.KEEPS_WRONG_POSITIONS)
                                            .only("K2")
                                            .find()))
                    .hasSize(1);
        }
    }
}
