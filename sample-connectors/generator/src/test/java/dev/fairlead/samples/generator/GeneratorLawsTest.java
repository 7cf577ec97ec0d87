package dev.fairlead.samples.generator;

import dev.fairlead.samples.generator.raw.RawGenerator;
import dev.fairlead.testkit.ConfigLaws;
import dev.fairlead.testkit.SourceLaws;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class GeneratorLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    private static SourceLaws laws(Class<? extends SourceConnector> connector) {
        return SourceLaws.of(connector)
                .in(TimedWorld::new)
                .instrumented()
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "3")
                .tasks(2)
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 50);
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return laws(Generator.class).check();
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> keeps_them_when_it_is_written_without_the_sdk() {
        return laws(RawGenerator.class).with("poll.idle.max.ms", "1").check();
    }

    @TestFactory
    Stream<DynamicTest> says_what_it_wants() {
        return ConfigLaws.of(Generator.class)
                .with("topic", "made")
                .with("fields.id", "number")
                .check();
    }
}
