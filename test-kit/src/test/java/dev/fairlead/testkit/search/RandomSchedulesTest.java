package dev.fairlead.testkit.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Step;
import dev.fairlead.testkit.schedule.Verb;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RandomSchedulesTest {
    private static final Alphabet ALPHABET =
            new Alphabet(
                    List.of(
                            Verb.items('A', 5, 4),
                            Verb.of('p', "poll", 5, 4),
                            Verb.of('c', "commit", 1, 0),
                            Verb.of('x', "crash", 1, 0),
                            Verb.of('i', "idle", 0, 0)));

    private static List<Schedule> drawn(long seed, int count) {
        RandomSchedules random = new RandomSchedules(ALPHABET, seed);
        return Stream.generate(random::next).limit(count).toList();
    }

    @Nested
    class ASeed {
        @Test
        void gives_the_same_schedules_on_every_machine() {
            assertThat(drawn(1, 2).stream().map(Schedule::toString))
                    .containsExactly("A3*+ p4 p2!3 p1 p4 A3", "A2 A2!11 p4 p1 A3 p p");
        }

        @Test
        void gives_others_than_the_next_seed() {
            assertThat(drawn(1, 20)).doesNotContainAnyElementsOf(drawn(2, 20));
        }
    }

    @Nested
    class Drawing {
        @Test
        void begins_with_items_and_uses_every_verb_that_has_weight() {
            List<Schedule> schedules = drawn(7, 500);
            assertThat(schedules).allMatch(each -> each.steps().get(0).verb() == 'A');
            Set<Character> verbs =
                    schedules.stream()
                            .flatMap(each -> each.steps().stream())
                            .map(Step::verb)
                            .collect(Collectors.toSet());
            assertThat(verbs).containsExactlyInAnyOrder('A', 'p', 'c', 'x');
        }

        @Test
        void leaves_rare_verbs_out_of_some_schedules_altogether() {
            assertThat(drawn(7, 100))
                    .anyMatch(each -> each.toString().chars().noneMatch(c -> c == 'c' || c == 'x'));
        }
    }
}
