package dev.fairlead.samples.compared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The courses of {@link CallOrderScenarios} in the test kit's simulation, and whether a worker that
 * calls otherwise would be noticed. {@link SameAsStockCheck} plays them on real workers.
 */
class CallOrderTest {
    static Stream<Course> courses() {
        return CallOrderScenarios.courses().stream();
    }

    static Stream<Course> simulated() {
        return courses().filter(course -> !course.simulated().isEmpty());
    }

    private static int lives(Course course) {
        return (int) course.calls().stream().filter(call -> call.endsWith(": stop")).count();
    }

    @ParameterizedTest
    @MethodSource("simulated")
    void the_simulation_calls_as_it_should(Course course) throws IOException {
        assertThat(
                        SimulatedCalls.of(
                                course.simulated().orElseThrow(), course.caller(), lives(course)))
                .isEqualTo(course.calls());
    }

    @ParameterizedTest
    @MethodSource("courses")
    void calls_as_they_should_be_are_no_difference(Course course) {
        assertThat(CallTrace.of(course.caller(), course.calls())).isEqualTo(course.calls());
    }

    @ParameterizedTest
    @MethodSource("courses")
    void a_call_that_is_missing_is_noticed(Course course) {
        IntStream.range(0, course.calls().size())
                .forEach(
                        missing -> {
                            List<String> mutant = new ArrayList<>(course.calls());
                            mutant.remove(missing);
                            assertThat(CallTrace.of(course.caller(), mutant))
                                    .isNotEqualTo(course.calls());
                        });
    }

    @ParameterizedTest
    @MethodSource("courses")
    void calls_in_another_order_are_noticed(Course course) {
        IntStream.range(1, course.calls().size())
                .filter(at -> !course.calls().get(at).equals(course.calls().get(at - 1)))
                .forEach(
                        at -> {
                            List<String> mutant = new ArrayList<>(course.calls());
                            Collections.swap(mutant, at - 1, at);
                            assertThat(CallTrace.of(course.caller(), mutant))
                                    .isNotEqualTo(course.calls());
                        });
    }

    @Nested
    class AWorkerThatIsThereForLonger {
        @Test
        void makes_the_same_calls() {
            assertThat(
                            CallTrace.of(
                                    "task 0",
                                    List.of(
                                            "task 0: start",
                                            "task 0: commit",
                                            "connector: taskConfigs 1",
                                            "task 0: commitRecord a",
                                            "task 0: commit",
                                            "task 0: commitRecord b",
                                            "task 0: commit",
                                            "task 0: commit",
                                            "task 0: commit",
                                            "task 0: stop")))
                    .containsExactly(
                            "task 0: start",
                            "task 0: commitRecord a",
                            "task 0: commitRecord b",
                            "task 0: commit",
                            "task 0: stop");
        }

        @Test
        void puts_nothing_more_often() {
            assertThat(
                            CallTrace.of(
                                    "task 0",
                                    List.of(
                                            "task 0: put 0",
                                            "task 0: open [t-0]",
                                            "task 0: preCommit {t-0=0}",
                                            "task 0: put 2",
                                            "task 0: put 0",
                                            "task 0: preCommit {t-0=2}",
                                            "task 0: put 0",
                                            "task 0: preCommit {t-0=2}",
                                            "task 0: preCommit {t-0=2}",
                                            "task 0: close [t-0]")))
                    .containsExactly(
                            "task 0: open [t-0]",
                            "task 0: put 2",
                            "task 0: preCommit {t-0=2}",
                            "task 0: preCommit {t-0=2}",
                            "task 0: close [t-0]");
        }
    }
}
