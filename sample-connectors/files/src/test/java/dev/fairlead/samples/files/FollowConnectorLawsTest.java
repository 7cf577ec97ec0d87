package dev.fairlead.samples.files;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.world.FileWorld;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FollowConnectorLawsTest {
    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SourceLaws.of(FollowConnector.class)
                .in(FileWorld.directory("directory"))
                .with("topic", "lines")
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "3")
                .randomSchedules(300)
                .check();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises_with_several_tasks() {
        return SourceLaws.of(FollowConnector.class)
                .in(FileWorld.directory("directory", 4))
                .with("topic", "lines")
                .with("poll.idle.max", "1ms")
                .tasks(3)
                .randomSchedules(300)
                .check();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises_on_a_disk_that_fails() {
        return SourceLaws.of(FollowConnector.class)
                .in(FileWorld.directory("directory"))
                .with("topic", "lines")
                .instrumented()
                .randomSchedules(500)
                .check();
    }
}
