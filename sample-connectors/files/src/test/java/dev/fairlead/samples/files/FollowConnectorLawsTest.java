package dev.fairlead.samples.files;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.world.FileWorld;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class FollowConnectorLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true") // the others say as much
    Stream<DynamicTest> keeps_its_promises() {
        return SourceLaws.of(FollowConnector.class)
                .in(FileWorld.directory("directory"))
                .with("topic", "lines")
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "3")
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 100)
                .check();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises_with_several_tasks() {
        return SourceLaws.of(FollowConnector.class)
                .in(FileWorld.directory("directory", 4))
                .with("topic", "lines")
                .with("poll.idle.max", "1ms")
                .tasks(3)
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 100)
                .check();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises_on_a_disk_that_fails() {
        return SourceLaws.of(FollowConnector.class)
                .in(FileWorld.directory("directory"))
                .with("topic", "lines")
                .instrumented()
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 100)
                .check();
    }
}
