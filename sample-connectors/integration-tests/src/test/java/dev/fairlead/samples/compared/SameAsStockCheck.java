package dev.fairlead.samples.compared;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * All scenarios on both workers, or those for which {@code fairlead.scenarios} is found in {@code
 * family: name}.
 */
class SameAsStockCheck {
    private static final Pattern WANTED =
            Pattern.compile(System.getProperty("fairlead.scenarios", ""));
    private static final boolean UNSETTLED = Boolean.getBoolean("fairlead.unsettled");
    private static final int LANES = Integer.getInteger("fairlead.lanes", 3);

    @TempDir static Path directory;
    private static Arena arena;

    @BeforeAll
    static void open() throws Exception {
        int wanted = wanted(families()).values().stream().mapToInt(List::size).sum();
        arena = Arena.open(directory, Map.of(), Math.max(1, Math.min(LANES, wanted)));
    }

    @AfterAll
    static void close() throws Exception {
        arena.close();
    }

    private static Map<String, List<Scenario>> families() {
        Map<String, List<Scenario>> families = Scenarios.settledFamilies();
        if (UNSETTLED) {
            families.putAll(Scenarios.unsettledFamilies());
        }
        return families;
    }

    private static Map<String, List<Scenario>> wanted(Map<String, List<Scenario>> families) {
        Map<String, List<Scenario>> wanted = new LinkedHashMap<>();
        families.forEach(
                (family, scenarios) ->
                        wanted.put(
                                family,
                                scenarios.stream()
                                        .filter(scenario -> isWanted(family, scenario))
                                        .toList()));
        return wanted;
    }

    private static boolean isWanted(String family, Scenario scenario) {
        return WANTED.matcher(family + ": " + scenario.name()).find();
    }

    @TestFactory
    Stream<DynamicContainer> scenarios() {
        return Suite.tests(arena, wanted(families()));
    }
}
