package dev.fairlead.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.mutant.MutantSink;
import dev.fairlead.testkit.mutant.MutantSource;
import dev.fairlead.testkit.mutant.SourceFault;
import dev.fairlead.testkit.world.MemoryStore;
import dev.fairlead.testkit.world.MemoryWorld;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MutationScoreTest {
    private static Set<Operator> noticed(MutationScore score) {
        return score.fates().entrySet().stream()
                .filter(each -> each.getValue() instanceof Fate.Killed)
                .map(each -> each.getKey().operator())
                .collect(Collectors.toSet());
    }

    @Nested
    class ACorrectSource {
        @Test
        void has_faults_in_its_offsets_its_resuming_and_its_acknowledging_noticed() {
            MutationScore score =
                    SourceLaws.of(MutantSource.class)
                            .in(MemoryWorld.named("world", 2))
                            .mutationScore();

            assertThat(score.spared()).isEmpty();
            assertThat(noticed(score))
                    .contains(
                            Operator.OFFSET_AHEAD,
                            Operator.OFFSET_BEHIND,
                            Operator.RESUME_AHEAD,
                            Operator.RESUME_FORGOTTEN,
                            Operator.RECORD_DROPPED,
                            Operator.BATCH_REVERSED,
                            Operator.ACKNOWLEDGED_EARLY,
                            Operator.ERROR_SWALLOWED);
            assertThat(score.survivors())
                    .extracting(Mutant::operator)
                    .contains(Operator.STOP_IGNORED);
            assertThat(score.fates().values()).noneMatch(Fate.Unfit.class::isInstance);
            assertThat(score.toString())
                    .startsWith("MutantSource: the laws noticed ")
                    .contains("MutantSourceTask.commitRecord:");
        }
    }

    @Nested
    class ASourceThatBreaksALawItself {
        @Test
        void has_its_mutants_judged_by_the_others() {
            MutationScore score =
                    SourceLaws.of(MutantSource.class)
                            .in(MemoryWorld.named("world", 2))
                            .with("fault", SourceFault.S9_EMITS_NEWEST_FIRST.name())
                            .randomSchedules(0)
                            .mutationScore();

            assertThat(score.spared()).contains("S9");
            assertThat(score.fates().values())
                    .filteredOn(Fate.Killed.class::isInstance)
                    .noneMatch(fate -> ((Fate.Killed) fate).by().law().equals("S9"));
        }
    }

    @Nested
    class ACorrectSink {
        @Test
        void has_lost_and_early_records_noticed_and_untouched_code_told_apart() {
            MutationScore score =
                    SinkLaws.of(MutantSink.class).in(MemoryStore.named("store")).mutationScore();

            assertThat(score.spared()).isEmpty();
            assertThat(noticed(score))
                    .contains(
                            Operator.RECORD_DROPPED,
                            Operator.RETRY_DROPPED,
                            Operator.ERROR_SWALLOWED,
                            Operator.POSITION_AHEAD,
                            Operator.POSITION_BEHIND);
            assertThat(score.fates())
                    .anySatisfy(
                            (mutant, fate) -> {
                                assertThat(mutant.className()).endsWith("BufferingSinkTask");
                                assertThat(fate).isInstanceOf(Fate.Unreached.class);
                            });
        }
    }

    @Nested
    class AScore {
        private final Mutant mutant =
                new Mutant(Operator.STOP_IGNORED, "com.acme.AcmeTask", "stop", "()V", 12, 0);
        private final Mutant other =
                new Mutant(Operator.OFFSET_AHEAD, "com.acme.AcmeTask", "poll", "()L;", 7, 0);
        private final MutationScore half =
                new MutationScore(
                        "com.acme.AcmeSource",
                        Map.of(
                                mutant,
                                new Fate.Survived(),
                                other,
                                new Fate.Killed(new Noticed("S1", "too far"))),
                        Set.of());

        @Test
        void that_is_lower_than_required_fails_and_shows_the_mutants() {
            assertThat(half.atLeast(50)).isSameAs(half);
            assertThatThrownBy(() -> half.atLeast(51))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll(
                            "50 % of the mutants, not 51 %",
                            "survived  nothing is let go when it stops", "AcmeTask.stop:12");
        }

        @Test
        void of_nothing_is_full() {
            MutationScore none = new MutationScore("a.B", Map.of(), Set.of());
            assertThat(none.percent()).isEqualTo(100);
        }

        @Test
        void has_a_test_for_each_mutant() {
            assertThat(half.tests().map(each -> each.getDisplayName()).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            List.of(mutant.toString(), other.toString()));
        }
    }
}
