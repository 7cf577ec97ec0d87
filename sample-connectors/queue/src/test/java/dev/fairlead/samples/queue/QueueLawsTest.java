package dev.fairlead.samples.queue;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.world.jms.JmsWorld;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class QueueLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    private static final String FACTORY = ActiveMQConnectionFactory.class.getName();

    /** What can be lost or come twice; the life cycle takes real time with a real broker. */
    private static final String[] DELIVERY = {
        "S1", "S2", "S12", "S16", "S17", "S18", "S19", "S22", "S23", "S25", "S28", "L4"
    };

    @TestFactory
    Stream<DynamicTest> a_source_keeps_its_promises() {
        SourceLaws laws = source();
        return DEEP ? laws.check() : laws.only(DELIVERY).check();
    }

    private static SourceLaws source() {
        return SourceLaws.of(QueueSource.class)
                .in(
                        JmsWorld.source("broker.url")
                                .with("broker.factory", FACTORY)
                                .with("queue.name", "${queue}"))
                .with("topic", "messages")
                .with("poll.idle.max", "1ms")
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 30);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> a_sink_keeps_its_promises() {
        return SinkLaws.of(QueueSink.class)
                .in(
                        JmsWorld.sink("broker.url")
                                .with("broker.factory", FACTORY)
                                .with("queue.name", "${queue}"))
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 30)
                .check();
    }
}
