package dev.fairlead.samples.compared;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Scenarios as tests; some are played at the same time. */
final class Suite {
    private static final int AT_ONCE = 5;

    private Suite() {}

    static Stream<DynamicTest> tests(Arena arena, List<Scenario> scenarios) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<DynamicTest> tests =
                scenarios.stream().map(scenario -> test(arena, scenario, threads)).toList();
        threads.shutdown();
        return tests.stream();
    }

    private static DynamicTest test(Arena arena, Scenario scenario, ExecutorService threads) {
        CompletableFuture<List<String>> problems =
                CompletableFuture.supplyAsync(() -> problems(arena, scenario), threads);
        return DynamicTest.dynamicTest(
                scenario.name(),
                () -> {
                    if (!problems.join().isEmpty()) {
                        throw new AssertionError(
                                "the workers differ:\n" + String.join("\n", problems.join()));
                    }
                });
    }

    private static List<String> problems(Arena arena, Scenario scenario) {
        long start = System.nanoTime();
        Arena.Played played = arena.play(scenario);
        List<String> problems =
                new Comparison(Differences.EVERYWHERE)
                        .compare(scenario, played.stock(), played.ours())
                        .problems();
        System.out.printf(
                "%s: %d problems, %d ms%n",
                scenario.name(), problems.size(), (System.nanoTime() - start) / 1_000_000);
        problems.forEach(problem -> System.out.println("  " + problem));
        return problems;
    }
}
