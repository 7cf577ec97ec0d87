package dev.fairlead.samples.files;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.world.LineFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class FileSinkLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true") // the others say as much
    Stream<DynamicTest> keeps_its_promises() {
        return SinkLaws.of(FileSink.class)
                .in(LineFiles.directory("directory", "*.txt"))
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 100)
                .check();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises_on_a_disk_that_fails_and_loses_power() {
        return SinkLaws.of(FileSink.class)
                .in(LineFiles.directory("directory", "*.txt"))
                .survivesPowerLoss()
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 100)
                .check();
    }
}
