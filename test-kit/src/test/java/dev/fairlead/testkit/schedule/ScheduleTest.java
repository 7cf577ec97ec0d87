package dev.fairlead.testkit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @Nested
    class AToken {
        @ParameterizedTest
        @ValueSource(strings = {"", "p", "A3 p a2 c x", "A2*+ B1# p3!2 z4 c!1", "A+ p"})
        void says_all_that_a_schedule_is(String token) {
            assertThat(Schedule.parse(token).toString()).isEqualTo(token);
            assertThat(Schedule.parse(Schedule.parse(token).toString()))
                    .isEqualTo(Schedule.parse(token));
        }

        @Test
        void has_a_letter_then_particulars() {
            assertThat(Step.parse("A2*+!3"))
                    .isEqualTo(new Step('A', 2, Texture.MULTI_BYTE, true, 3));
        }

        @Test
        void may_be_written_with_any_blanks() {
            assertThat(Schedule.parse("  p \n c\t")).isEqualTo(Schedule.parse("p c"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"3", "p-1", "pp", "p!", "A+*", "\u00e9"})
        void that_is_none_is_refused_with_the_form_of_one(String token) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Schedule.parse(token))
                    .withMessageContainingAll("'" + token + "' is no step", "such as p3");
        }
    }

    @Nested
    class AnAlphabet {
        @Test
        void names_its_letters_when_it_is_asked_for_another() {
            Alphabet alphabet = new Alphabet(java.util.List.of(Verb.of('p', "poll", 1, 0)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> alphabet.verb('y'))
                    .withMessage("no step is called 'y'; there are p (poll)");
        }
    }
}
