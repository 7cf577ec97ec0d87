package dev.fairlead.samples.compared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** All scenarios on both workers, or those whose names {@code fairlead.scenarios} is found in. */
class SameAsStockCheck {
    private static final Pattern WANTED =
            Pattern.compile(System.getProperty("fairlead.scenarios", ""));

    @TempDir static Path directory;
    private static Arena arena;

    @BeforeAll
    static void open() throws Exception {
        arena = Arena.open(directory, Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        arena.close();
    }

    private static boolean isWanted(Scenario scenario) {
        return WANTED.matcher(scenario.name()).find();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Suite.tests(
                arena, Scenarios.all().stream().filter(SameAsStockCheck::isWanted).toList());
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.unsettled", matches = "true")
    Stream<DynamicTest> unsettled_scenarios() {
        return Suite.tests(
                arena, Scenarios.unsettled().stream().filter(SameAsStockCheck::isWanted).toList());
    }

    /** Both workers, and the test kit's simulation. */
    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.unsettled", matches = "true")
    Stream<DynamicTest> calls_are_the_same_in_three_places() {
        return Stream.concat(
                        CallOrderScenarios.sources().stream(), CallOrderScenarios.sinks().stream())
                .filter(course -> isWanted(course.scenario()))
                .map(
                        course ->
                                DynamicTest.dynamicTest(
                                        course.scenario().name(), () -> assertSameCalls(course)));
    }

    private static void assertSameCalls(CallOrderScenarios.Course course) throws Exception {
        Arena.Played played = arena.play(course.scenario());
        assertThat(
                        new Comparison(Differences.EVERYWHERE)
                                .compare(course.scenario(), played.stock(), played.ours())
                                .problems())
                .isEmpty();
        if (!course.schedule().isEmpty()) {
            assertThat(CallTrace.ofTask(SimulatedCalls.of(course)))
                    .isEqualTo(CallTrace.ofTask(onWorker(played.ours())));
        }
    }

    /** The calls that the last step has read. */
    private static List<String> onWorker(List<Seen> seen) {
        return seen.get(seen.size() - 1).values().values().stream()
                .map(call -> call.replace("~-t-", "topic-"))
                .toList();
    }
}
