package dev.fairlead.samples.http;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.world.http.HttpWorld;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class HttpLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    private static SourceLaws source(HttpWorld.Source world, String paging) {
        return source(HttpSource.class, world, paging)
                .with("interval", "1ms")
                .with("poll.idle.max", "1ms");
    }

    private static SourceLaws source(
            Class<? extends SourceConnector> connector, HttpWorld.Source world, String paging) {
        return SourceLaws.of(connector)
                .in(world.with("paging", paging).with("topic", "items"))
                .instrumented() // so that the kit's time is that of the reader
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 30);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> a_source_keeps_its_promises_by_links() {
        return source(HttpWorld.source("urls").lists(2).with("urls", "${urls}"), "link").check();
    }

    @TestFactory
    Stream<DynamicTest> a_source_keeps_its_promises_by_cursors_when_it_is_refused() {
        return source(busy(), "cursor").check();
    }

    private static HttpWorld.Source busy() {
        return HttpWorld.source("urls")
                .wrappedAs("data")
                .with("list.field", "data")
                .refusingWith(429);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> a_source_keeps_them_when_it_is_written_without_the_sdk() {
        return source(RawHttpSource.class, busy(), "cursor")
                .with("interval.ms", "1")
                .with("poll.idle.max.ms", "1")
                .check();
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> a_source_keeps_its_promises_by_ids() {
        return source(HttpWorld.source("urls"), "since").check();
    }

    private static SinkLaws sink(Class<? extends SinkConnector> connector) {
        return SinkLaws.of(connector)
                .in(HttpWorld.sink("url").structs().refusingWith(429).blamingWith(422))
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 30);
    }

    @TestFactory
    Stream<DynamicTest> a_sink_keeps_its_promises() {
        return sink(HttpSink.class).check();
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> a_sink_keeps_them_when_it_is_written_without_the_sdk() {
        return sink(RawHttpSink.class).check();
    }
}
