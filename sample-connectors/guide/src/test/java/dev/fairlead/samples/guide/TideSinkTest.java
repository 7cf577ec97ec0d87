package dev.fairlead.samples.guide;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.law.Delivery;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TideSinkTest {
    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return SinkLaws.of(TideSink.class)
                .in(Archive::new)
                .delivers(Delivery.IDEMPOTENT)
                .crashPairs(0)
                .randomSchedules(50)
                .check();
    }
}
