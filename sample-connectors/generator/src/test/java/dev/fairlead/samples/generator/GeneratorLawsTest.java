package dev.fairlead.samples.generator;

import dev.fairlead.testkit.ConfigLaws;
import dev.fairlead.testkit.SourceLaws;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GeneratorLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SourceLaws.of(Generator.class)
                .in(TimedWorld::new)
                .instrumented()
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "3")
                .tasks(2)
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 50)
                .check();
    }

    @TestFactory
    Stream<DynamicTest> says_what_it_wants() {
        return ConfigLaws.of(Generator.class)
                .with("topic", "made")
                .with("fields.id", "number")
                .check();
    }
}
