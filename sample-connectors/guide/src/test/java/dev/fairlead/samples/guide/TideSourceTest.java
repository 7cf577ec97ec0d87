package dev.fairlead.samples.guide;

import dev.fairlead.testkit.SourceLaws;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TideSourceTest {
    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SourceLaws.of(TideSource.class)
                .in(Gauges::new)
                .with("topic", "tides")
                .crashPairs(0)
                .randomSchedules(200)
                .check();
    }
}
