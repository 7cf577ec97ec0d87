package dev.fairlead.testkit.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testkit.schedule.Alphabet;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.schedule.Verb;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final Alphabet ALPHABET =
            new Alphabet(
                    List.of(
                            Verb.items('A', 1, 4),
                            Verb.items('B', 1, 4),
                            Verb.of('p', "poll", 1, 4),
                            Verb.of('a', "acknowledge", 1, 4),
                            Verb.of('z', "acknowledge backwards", 1, 4).simplerAs('a'),
                            Verb.of('x', "crash", 1, 0)));

    private static String shrunk(String token, Predicate<Schedule> fails) {
        return new Shrinker(ALPHABET, fails, 1000).shrink(Schedule.parse(token)).toString();
    }

    private static Predicate<Schedule> contains(String... tokens) {
        return schedule -> List.of(schedule.toString().split(" ")).containsAll(List.of(tokens));
    }

    @Nested
    class AFailingSchedule {
        @Test
        void loses_the_steps_that_do_not_matter() {
            assertThat(shrunk("A3 p B2 z p x p a A1", contains("p", "x"))).isEqualTo("p x");
        }

        @Test
        void loses_the_particulars_that_do_not_matter() {
            Predicate<Schedule> fails = schedule -> schedule.toString().matches("A.* p.*");
            assertThat(shrunk("A3*+ p3!2", fails)).isEqualTo("A p");
        }

        @Test
        void keeps_the_particulars_that_matter() {
            Predicate<Schedule> fails = schedule -> schedule.toString().matches(".*A[2-9]\\*.*");
            assertThat(shrunk("B1 A4*+ p3 x", fails)).isEqualTo("A2*");
        }

        @Test
        void has_its_steps_merged_and_made_simpler() {
            Predicate<Schedule> threeItems =
                    schedule ->
                            schedule.steps().stream()
                                            .filter(step -> step.verb() < 'a')
                                            .mapToInt(step -> step.countOr(1))
                                            .sum()
                                    >= 3;
            assertThat(shrunk("B1 p B2 z", threeItems)).isEqualTo("A3");
        }

        @Test
        void crashes_between_two_steps_if_it_can() {
            Predicate<Schedule> crash =
                    schedule ->
                            schedule.steps().stream()
                                    .anyMatch(step -> step.isCut() || step.verb() == 'x');
            Predicate<Schedule> afterPoll = schedule -> schedule.toString().startsWith("p");
            assertThat(shrunk("p!4", crash.and(afterPoll))).isEqualTo("p x");
        }

        @Test
        void is_tried_no_more_often_than_allowed() {
            AtomicInteger tries = new AtomicInteger();
            Predicate<Schedule> fails =
                    schedule -> {
                        tries.incrementAndGet();
                        return false;
                    };
            new Shrinker(ALPHABET, fails, 5).shrink(Schedule.parse("A3 p a A2 p a"));
            assertThat(tries).hasValue(5);
        }
    }
}
