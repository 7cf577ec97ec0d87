package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.mutant.MutantSink;
import dev.fairlead.testkit.mutant.MutantSource;
import dev.fairlead.testkit.world.MemoryStore;
import dev.fairlead.testkit.world.MemoryWorld;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BenchTest {
    private static SourceBench source() {
        return SourceLaws.of(MutantSource.class).in(MemoryWorld.named("world", 1)).bench();
    }

    private static SinkBench sink() {
        return SinkLaws.of(MutantSink.class).in(MemoryStore.named("store")).bench();
    }

    @Nested
    class ASource {
        @Test
        void repeats_after_a_crash_what_was_not_committed() {
            SourceBench.Seen seen =
                    source().add(3).poll().acknowledge(2).crash().poll().acknowledge().now();

            assertThat(seen.topic()).containsExactly("a0", "a1", "a0", "a1", "a2");
            assertThat(seen.offsets()).isEmpty();
        }

        @Test
        void is_seen_right_now_or_at_rest() {
            SourceBench bench = source().add(2);

            assertThat(bench.now().topic()).isEmpty();
            assertThat(bench.atRest().topic()).containsExactly("a0", "a1");
            assertThat(bench.atRest().offsets()).hasSize(1);
        }
    }

    @Nested
    class ASink {
        @Test
        void stores_again_after_a_crash_what_was_not_committed() {
            SinkBench bench = sink().add(2).put().crash().put().commit();

            assertThat(bench.now().stored()).containsExactly("a0", "a1", "a0", "a1");
            assertThat(bench.now().positions()).containsEntry("A", 2L);
            assertThat(bench.schedule()).hasToString("A2 p x p c");
        }
    }
}
