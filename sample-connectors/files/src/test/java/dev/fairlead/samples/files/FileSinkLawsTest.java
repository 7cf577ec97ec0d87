package dev.fairlead.samples.files;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.world.LineFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FileSinkLawsTest {
    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SinkLaws.of(FileSink.class)
                .in(LineFiles.directory("directory", "*.txt"))
                .randomSchedules(500)
                .check();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises_on_a_disk_that_fails_and_loses_power() {
        return SinkLaws.of(FileSink.class)
                .in(LineFiles.directory("directory", "*.txt"))
                .survivesPowerLoss()
                .randomSchedules(500)
                .check();
    }
}
