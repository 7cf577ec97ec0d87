package dev.fairlead.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.world.MemoryStore;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionedSinkLawsTest {
    private static SinkLaws laws(MemorySink.Style style) {
        return laws(style, MemoryStore.named("store"));
    }

    private static SinkLaws laws(MemorySink.Style style, Supplier<MemoryStore> stores) {
        return SinkLaws.of(MemorySink.class)
                .in(stores)
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
        private SinkLaws keyed(MemorySink.Style style) {
            return laws(style, MemoryStore.keyedByPlace("store"));
        }

        @Test
        void keep_all_laws() {
            assertThat(Verdicts.broken(keyed(MemorySink.Style.LANES).find())).isEmpty();
        }

        @Test
        void that_let_a_newer_record_of_a_key_overtake_an_older_one_are_caught() {
            assertThat(
                            Verdicts.broken(
                                    keyed(MemorySink.Style.LANES_THAT_OVERTAKE).only("K9").find()))
                    .hasSize(1);
        }

        @Test
        void keep_no_order_between_keys() {
            SinkLaws laws = laws(MemorySink.Style.LANES);
            assertThat(Verdicts.broken(laws.only("K9").find())).hasSize(1);
            assertThat(Verdicts.broken(laws.waive("K9", "order is kept for each key").find()))
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
