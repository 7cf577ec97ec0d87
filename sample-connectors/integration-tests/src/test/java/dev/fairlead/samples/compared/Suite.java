package dev.fairlead.samples.compared;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** Families of scenarios as tests; as many are played at once as the arena has lanes. */
final class Suite {
    private Suite() {}

    static Stream<DynamicContainer> tests(Arena arena, Map<String, List<Scenario>> families) {
        ExecutorService threads = Executors.newFixedThreadPool(arena.lanes());
        List<DynamicContainer> containers =
                families.entrySet().stream()
                        .map(
                                family ->
                                        DynamicContainer.dynamicContainer(
                                                family.getKey(),
                                                family.getValue().stream()
                                                        .map(each -> test(arena, each, threads))
                                                        .toList()))
                        .toList();
        threads.shutdown();
        return containers.stream();
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
        List<String> problems;
        try {
            Arena.Played played = arena.play(scenario);
            problems =
                    new Comparison(Differences.EVERYWHERE)
                            .compare(scenario, played.stock(), played.ours())
                            .problems();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problems = List.of("interrupted");
        }
        System.out.printf(
                "%s: %d problems, %d ms%n",
                scenario.name(), problems.size(), (System.nanoTime() - start) / 1_000_000);
        problems.forEach(problem -> System.out.println("  " + problem));
        return problems;
    }
}
