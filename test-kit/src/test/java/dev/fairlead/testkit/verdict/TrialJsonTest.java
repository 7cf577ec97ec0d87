package dev.fairlead.testkit.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.SourceTexts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrialJsonTest {
    private static final LawText UNDECIDED =
            LawText.declared("S6", "late \"items\" come", "why\nnot").undecided("no clock says");

    private static final Trial TRIAL =
            new Trial(
                    "org.example.Follow",
                    "source",
                    List.of(
                            new Judgement(SourceTexts.S1, new Verdict.Held(12)),
                            new Judgement(
                                    SourceTexts.S2,
                                    new Verdict.Broken(
                                            "a1 <never> reached the topic",
                                            "A2 p",
                                            "S2: \u00e9\ud83d\ude00",
                                            "<html/>")),
                            new Judgement(SourceTexts.S7, new Verdict.Waived("by design")),
                            new Judgement(UNDECIDED, new Verdict.Unchecked("no clock says"))),
                    Map.of("schedules", 12L),
                    Map.of("crash after commit", 3L));

    @Nested
    class ATrial {
        @Test
        void comes_back_from_json_as_it_was() {
            assertThat(TrialJson.parse(TrialJson.of(TRIAL))).isEqualTo(TRIAL);
        }

        @Test
        void is_read_by_a_machine_without_this_kit() {
            assertThat(TrialJson.of(TRIAL))
                    .contains("\"form\" : 1", "\"law\" : \"S1\"", "\"verdict\" : \"held\"");
        }

        @Test
        void says_in_one_line_what_came_of_it() {
            assertThat(TRIAL.summary())
                    .isEqualTo("Follow: 1 laws kept, 1 broken, 1 waived; schedules 12");
        }
    }

    @Nested
    class SomethingElse {
        @Test
        void is_refused_with_what_is_wrong() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrialJson.parse("not json"))
                    .withMessageContaining("no JSON");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrialJson.parse("{\"form\": 2}"))
                    .withMessageContaining("form 2");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrialJson.parse("{\"form\": 1}"))
                    .withMessageContaining("'plugin' is missing");
        }

        @Test
        void that_is_only_added_is_ignored() {
            String more = TrialJson.of(TRIAL).replaceFirst("\\{", "{ \"more\" : [1],");

            assertThat(TrialJson.parse(more)).isEqualTo(TRIAL);
        }
    }
}
