package dev.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.catalogue.TransactionTexts;
import dev.fairlead.testkit.mutant.LedgerSource;
import dev.fairlead.testkit.mutant.TransactionFault;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.world.MemoryWorld;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExactlyOnceLawsTest {
    private static ExactlyOnceLaws lawsOf(TransactionFault fault) {
        return ExactlyOnceLaws.of(LedgerSource.class)
                .in(MemoryWorld.named("world", 2))
                .with("fault", fault.name());
    }

    private static List<String> brokenIn(Trial trial) {
        return trial.judgements().stream()
                .filter(each -> each.verdict() instanceof Verdict.Broken)
                .map(each -> each.law().id())
                .toList();
    }

    private static List<String> broken(Trial trial) {
        return trial.judgements().stream()
                .map(Judgement::verdict)
                .filter(Verdict.Broken.class::isInstance)
                .map(verdict -> ((Verdict.Broken) verdict).text())
                .toList();
    }

    @Nested
    class AFaultyConnector {
        @ParameterizedTest
        @EnumSource(value = TransactionFault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void is_caught_by_the_law_that_it_breaks(TransactionFault fault) {
            Trial trial = lawsOf(fault).randomSchedules(300).trial();

            assertThat(brokenIn(trial)).contains(fault.law());
        }

        @Test
        void is_there_for_every_law() {
            assertThat(Arrays.stream(TransactionFault.values()).skip(1).map(TransactionFault::law))
                    .containsAll(TransactionTexts.all().stream().map(law -> law.id()).toList());
        }
    }

    @Nested
    class ACorrectConnector {
        @Test
        void keeps_all_laws_and_every_one_was_put_to_the_test() {
            Trial trial = lawsOf(TransactionFault.NONE).randomSchedules(3000).trial();

            assertThat(broken(trial)).isEmpty();
            assertThat(
                            trial.judgements().stream()
                                    .filter(each -> !(each.verdict() instanceof Verdict.Held))
                                    .map(each -> each.law().id()))
                    .as("it never aborts, so T6 isn't put to the test")
                    .containsExactly("T6");
            assertThat(trial.judgements().stream().map(Judgement::law))
                    .containsExactlyInAnyOrderElementsOf(TransactionTexts.all());
        }
    }

    @Nested
    class AReplay {
        @Test
        void passes_where_no_law_is_broken() {
            assertThatCode(
                            () ->
                                    lawsOf(TransactionFault.NONE)
                                            .replay(Schedule.parse("o A4 p k p K2 x")))
                    .doesNotThrowAnyException();
        }

        @Test
        void shows_the_transactions_of_a_broken_one() {
            assertThatThrownBy(
                            () ->
                                    lawsOf(TransactionFault.T2_KEEPS_ITS_POSITION_OUTSIDE)
                                            .replay(Schedule.parse("A1 p!5")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("T2 readers see each item exactly once");
        }
    }
}
