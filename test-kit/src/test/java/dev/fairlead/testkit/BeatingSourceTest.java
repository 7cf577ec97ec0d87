package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.mutant.BeatingSource;
import dev.fairlead.testkit.mutant.BeatingSource.BeatingTask;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.MemoryWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Records that tell of no item, and rightly so. */
class BeatingSourceTest {
    private static SourceLaws beating(boolean isTold) {
        return SourceLaws.of(BeatingSource.class)
                .in(() -> new Hearing(MemoryWorld.named("world", 1).get(), isTold));
    }

    @Test
    void may_come_first_after_a_restart_and_fill_polls_where_the_world_says_so() {
        assertThat(
                        beating(true)
                                .randomSchedules(20)
                                .only("S1", "S2", "S3", "S20")
                                .find()
                                .counterexamples())
                .isEmpty();
    }

    @Test
    void are_garbage_where_it_does_not() {
        assertThatThrownBy(() -> beating(false).replay(Schedule.parse("A p x")))
                .hasMessageContaining("after the restart the first record is 'beat'");
    }

    /** A world that has heard of heartbeats, or hasn't. */
    private record Hearing(MemoryWorld world, boolean isTold) implements SourceWorld {
        @Override
        public Map<String, String> settings() {
            return world.settings();
        }

        @Override
        public void add(Item item) {
            world.add(item);
        }

        @Override
        public boolean isBeside(SourceRecord record) {
            return isTold && BeatingTask.BEAT.equals(record.value());
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
