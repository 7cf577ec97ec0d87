package dev.fairlead.samples.compared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A few quick scenarios of {@link SameAsStockCheck}, for each build. */
class SameAsStockIT {
    private static final Set<String> QUICK =
            Set.of(
                    "what the worker is",
                    "connectors that aren't there",
                    "connectors without what they need",
                    "a configuration is patched",
                    "a placeholder in a number",
                    "a failed task is restarted with its connector",
                    "a failed connector is restarted",
                    "the list of plugins",
                    "a source's good configuration is validated",
                    "transformations are validated");

    @TempDir static Path directory;
    private static Arena arena;

    @BeforeAll
    static void open() throws Exception {
        arena = Arena.open(directory, Map.of(), 1);
    }

    @AfterAll
    static void close() throws Exception {
        arena.close();
    }

    @TestFactory
    Stream<DynamicContainer> quick_scenarios() {
        List<Scenario> quick =
                Scenarios.all().stream()
                        .filter(scenario -> QUICK.contains(scenario.name()))
                        .toList();
        assertThat(quick).extracting(Scenario::name).containsExactlyInAnyOrderElementsOf(QUICK);
        return Suite.tests(arena, Map.of("quick", quick));
    }
}
