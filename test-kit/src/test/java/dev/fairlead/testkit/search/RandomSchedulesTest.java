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
                    .containsExactly("A3*+ p4 A1* A4+ p1 A4", "A2 A2 p p1 A3 A#+ p1");
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
        void makes_trouble_most_often_when_records_are_under_way() {
            int[] troubles = new int[2];
            int[] steps = new int[2];
            for (Schedule schedule : drawn(7, 500)) {
                for (int i = 1; i < schedule.steps().size(); i++) {
                    int behind = schedule.steps().get(i - 1).verb() == 'p' ? 1 : 0;
                    steps[behind]++;
                    troubles[behind] += "cx".indexOf(schedule.steps().get(i).verb()) < 0 ? 0 : 1;
                }
            }
            assertThat((double) troubles[1] / steps[1]).isGreaterThan(1.5 * troubles[0] / steps[0]);
        }

        @Test
        void crashes_most_often_at_one_of_the_first_points() {
            List<Integer> points =
                    drawn(7, 500).stream()
                            .flatMap(each -> each.steps().stream())
                            .filter(Step::isCut)
                            .map(Step::crashAt)
                            .toList();
            assertThat(points.stream().filter(point -> point <= 4).count())
                    .isGreaterThan(points.size() / 2);
            assertThat(points).contains(12);
        }

        @Test
        void leaves_rare_verbs_out_of_some_schedules_altogether() {
            assertThat(drawn(7, 100))
                    .anyMatch(each -> each.toString().chars().noneMatch(c -> c == 'c' || c == 'x'));
        }
    }
}
