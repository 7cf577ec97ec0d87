package dev.fairlead.samples.compared;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** All scenarios on both workers, or those whose names contain {@code fairlead.scenarios}. */
class SameAsStockCheck {
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

    @TestFactory
    Stream<DynamicTest> scenarios() {
        String wanted = System.getProperty("fairlead.scenarios", "");
        return Suite.tests(
                arena,
                Scenarios.all().stream().filter(each -> each.name().contains(wanted)).toList());
    }
}
