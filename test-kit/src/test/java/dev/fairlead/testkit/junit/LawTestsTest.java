package dev.fairlead.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.LawText.Standing;
import dev.fairlead.testkit.catalogue.SourceTexts;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class LawTestsTest {
    private static List<DynamicTest> tests(LawText law, Verdict verdict) {
        Trial trial =
                new Trial(
                        "org.example.Follow",
                        "source",
                        List.of(new Judgement(law, verdict)),
                        Map.of(),
                        Map.of());
        return LawTests.of(trial).toList();
    }

    @Nested
    class ALaw {
        @Test
        void that_held_is_a_test_that_passes() {
            DynamicTest test = tests(SourceTexts.S1, new Verdict.Held(1)).get(0);

            assertThat(test.getDisplayName()).startsWith("S1 committed offset");
            assertThatCode(test.getExecutable()::execute).doesNotThrowAnyException();
        }

        @Test
        void that_is_broken_fails_with_the_text_a_person_reads() {
            DynamicTest test =
                    tests(SourceTexts.S1, new Verdict.Broken("x", "A", "all of it", "")).get(0);

            assertThatThrownBy(test.getExecutable()::execute)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("all of it");
        }

        @Test
        void that_was_not_checked_is_skipped_and_says_why() {
            DynamicTest test =
                    tests(SourceTexts.S1, new Verdict.Unchecked("no crash came up")).get(0);

            assertThatThrownBy(test.getExecutable()::execute)
                    .isInstanceOf(TestAbortedException.class)
                    .hasMessageContaining("no crash came up");
        }

        @Test
        void that_no_run_can_decide_is_no_test() {
            assertThat(tests(SourceTexts.S1.undecided("why"), new Verdict.Unchecked("why")))
                    .isEmpty();
        }
    }

    @Nested
    class RequiredAndDeclared {
        private final Trial trial =
                new Trial(
                        "org.example.Follow",
                        "source",
                        List.of(
                                new Judgement(SourceTexts.S1, new Verdict.Held(1)),
                                new Judgement(
                                        LawText.declared("S6", "late items come", "why"),
                                        new Verdict.Held(1))),
                        Map.of(),
                        Map.of());

        @Test
        void are_two_containers() {
            assertThat(LawTests.grouped(trial))
                    .extracting(DynamicContainer::getDisplayName)
                    .containsExactly("required", "declared");
        }

        @Test
        void are_apart_for_methods_that_have_a_tag_each() {
            assertThat(LawTests.of(trial, Standing.DECLARED))
                    .extracting(DynamicTest::getDisplayName)
                    .containsExactly("S6 late items come");
            assertThat(LawTests.of(trial, Standing.REQUIRED)).hasSize(1);
        }
    }
}
