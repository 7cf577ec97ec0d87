package dev.fairlead.samples.compared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a worker that does something else would be noticed. */
class ComparisonTest {
    private static final Comparison COMPARISON = new Comparison(List.of());
    private static final Scenario ONE_STEP = Scenario.of("look").then(Steps.get("/connectors"));

    private static List<String> problems(Scenario scenario, Seen stock, Seen ours) {
        return COMPARISON.compare(scenario, List.of(stock), List.of(ours)).problems();
    }

    private static Seen answer(String status, String body) {
        return Seen.of(Map.of("status", status, "body.message", body));
    }

    @Nested
    class ADifference {
        @Test
        void is_a_problem_that_names_the_step_and_both_values() {
            assertThat(problems(ONE_STEP, answer("200", "yes"), answer("200", "no")))
                    .singleElement()
                    .asString()
                    .contains("step 1, GET /connectors: body.message", "stock yes", "ours  no");
        }

        @Test
        void in_the_status_is_one() {
            assertThat(problems(ONE_STEP, answer("200", "yes"), answer("404", "yes"))).hasSize(1);
        }

        @Test
        void that_is_something_less_or_something_more_is_one() {
            Seen more = answer("200", "yes").with("body.more", "1");
            assertThat(problems(ONE_STEP, answer("200", "yes"), more)).hasSize(1);
            assertThat(problems(ONE_STEP, more, answer("200", "yes"))).hasSize(1);
        }

        @Test
        void that_is_listed_is_none() {
            Scenario listed = ONE_STEP.differs("row", "body.*", "y*", "n*");
            assertThat(problems(listed, answer("200", "yes"), answer("200", "no"))).isEmpty();
        }

        @Test
        void beside_one_that_is_listed_is_one() {
            Scenario listed = ONE_STEP.differs("row", "body.*", "y*", "n*");
            assertThat(problems(listed, answer("200", "yes"), answer("200", "why"))).hasSize(2);
            assertThat(problems(listed, answer("200", "yes"), answer("404", "no"))).hasSize(1);
        }

        @Test
        void that_is_listed_and_gone_is_a_problem() {
            Scenario listed = ONE_STEP.differs("row", "body.*", "*", "*");
            assertThat(problems(listed, answer("200", "yes"), answer("200", "yes")))
                    .singleElement()
                    .asString()
                    .contains("listed as a difference, but isn't one");
            Scenario throughout = ONE_STEP.differsThroughout("row", "body.*", "*", "*");
            assertThat(problems(throughout, answer("200", "yes"), answer("200", "yes"))).hasSize(1);
        }
    }

    @Nested
    class AStepThatCannotBe {
        private static final Seen NOT_THERE = Seen.trouble("not there after PT15S");

        @Test
        void is_a_problem_even_if_it_is_one_on_both() {
            assertThat(problems(ONE_STEP, NOT_THERE, NOT_THERE))
                    .singleElement()
                    .asString()
                    .contains("not there after");
        }

        @Test
        void ends_the_scenario_with_a_problem() {
            Seen good = answer("200", "yes");
            assertThat(
                            COMPARISON
                                    .compare(
                                            ONE_STEP.then(Steps.get("/")),
                                            List.of(good),
                                            List.of(good, good))
                                    .problems())
                    .containsExactly("step 2 and those after it were not played");
        }

        @Test
        void is_given_up_and_named_when_it_does_not_end() throws InterruptedException {
            CountDownLatch never = new CountDownLatch(1);
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try {
                Stage stage = new Stage(null, new Plain("d001s", "/tmp", "here"), Path.of("/tmp"));
                Scenario scenario = Scenario.of("hangs").then(new Endless(never));
                assertThat(
                                Playing.start(scenario, stage, threads)
                                        .await(Duration.ofMillis(20))
                                        .get(0)
                                        .value(Seen.TROUBLE))
                        .startsWith("no end within PT0.02S");
                threads.shutdown();
                assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            } finally {
                threads.shutdownNow();
            }
        }

        private record Endless(CountDownLatch never) implements Step {
            @Override
            public String label() {
                return "wait for ever";
            }

            @Override
            public Seen on(Stage stage) throws InterruptedException {
                never.await();
                return Seen.nothing();
            }
        }
    }

    @Nested
    class WhatDiffersFromRunToRun {
        private static final Plain PLAIN = new Plain("d001s", "/tmp/d001s", "127.0.0.1:1234");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        connector d001s-in is gone             | connector ~-in is gone
                        http://127.0.0.1:1234/connectors       | http://{worker}/connectors
                        can't read '/tmp/d001s/in'             | can't read '{dir}/in'
                        at 1795290890500 or so                 | at {now} or so
                        offset 1795290 of 17952908905001       | offset 1795290 of 17952908905001
                        """)
        void is_left_out_and_nothing_else(String text, String plain) {
            assertThat(PLAIN.plain(text)).isEqualTo(plain);
        }

        @Test
        void are_the_frames_of_stacks_but_not_their_causes() {
            assertThat(
                            PLAIN.plain(
                                    "a.B: why\n"
                                            + "\tat c.D.e(D.java:1)\n"
                                            + "Caused by: f.G\n"
                                            + "\t... 3 more\n"))
                    .isEqualTo("a.B: why\nCaused by: f.G");
        }
    }

    @Nested
    class AnAnswer {
        @Test
        void with_a_field_that_stocks_classes_do_not_know_is_not_readable() {
            Rest.Ask ask = new Rest.Ask("GET", "/connectors/a", "", Map.of());
            String good = "{\"name\": \"a\", \"config\": {}, \"tasks\": [], \"type\": \"sink\"}";
            assertThat(Entities.parsed(ask, 200, good)).isEqualTo("ConnectorInfo");
            assertThat(Entities.parsed(ask, 200, good.replace("{\"name\"", "{\"x\": 1, \"name\"")))
                    .startsWith("ConnectorInfo: Unrecognized field \"x\"");
            assertThat(Entities.parsed(ask, 404, "{\"error\": 1}"))
                    .startsWith("ErrorMessage: Unrecognized field");
        }
    }

    static Stream<String> rows() {
        return Stream.concat(
                        Differences.EVERYWHERE.stream(),
                        Stream.concat(Scenarios.all().stream(), Scenarios.unsettled().stream())
                                .flatMap(
                                        scenario ->
                                                Stream.concat(
                                                        scenario.throughout().stream(),
                                                        scenario.acts().stream()
                                                                .flatMap(
                                                                        act ->
                                                                                act
                                                                                        .listed()
                                                                                        .stream()))))
                .map(Listed::row)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_difference_is_on_the_page_of_differences(String row) throws IOException {
        assertThat(Files.readString(Path.of("../../docs/differences.md"))).contains("| " + row);
    }

    @Test
    void no_two_scenarios_have_the_same_name() {
        assertThat(Stream.concat(Scenarios.all().stream(), Scenarios.unsettled().stream()))
                .extracting(Scenario::name)
                .doesNotHaveDuplicates();
    }
}
