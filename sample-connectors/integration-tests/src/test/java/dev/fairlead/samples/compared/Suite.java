package dev.fairlead.samples.compared;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Scenarios as tests; some are played at the same time. */
final class Suite {
    private static final int AT_ONCE = 3;

    private Suite() {}

    static Stream<DynamicTest> tests(Arena arena, List<Scenario> scenarios) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<DynamicTest> tests =
                scenarios.stream().map(scenario -> test(arena, scenario, threads)).toList();
        threads.shutdown();
        return tests.stream();
    }

    private static DynamicTest test(Arena arena, Scenario scenario, ExecutorService threads) {
        CompletableFuture<Arena.Played> played =
                CompletableFuture.supplyAsync(() -> arena.play(scenario), threads);
        return DynamicTest.dynamicTest(
                scenario.name(),
                () -> {
                    Arena.Played seen = played.join();
                    List<String> problems =
                            new Comparison(Differences.EVERYWHERE)
                                    .compare(scenario, seen.stock(), seen.ours())
                                    .problems();
                    if (!problems.isEmpty()) {
                        throw new AssertionError(
                                "the workers differ:\n" + String.join("\n", problems));
                    }
                });
    }
}
