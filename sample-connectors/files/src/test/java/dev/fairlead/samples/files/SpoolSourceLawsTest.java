package dev.fairlead.samples.files;

import dev.fairlead.testkit.ExactlyOnceLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.world.spool.SpoolWorld;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SpoolSourceLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SourceLaws.of(SpoolSource.class)
                .in(SpoolWorld.source("directory"))
                .with("topic", "lines")
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "2") // so that batches end within files
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 50)
                .check();
    }

    @TestFactory
    Stream<DynamicTest> shows_the_lines_of_a_file_once_and_together() {
        return ExactlyOnceLaws.of(SpoolSource.class)
                .in(SpoolWorld.source("directory"))
                .with("topic", "lines")
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "2")
                .randomSchedules(DEEP ? 1000 : 50)
                .check();
    }
}
