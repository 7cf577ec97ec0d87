package dev.fairlead.samples.http;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.world.http.HttpWorld;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class HttpLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    private static SourceLaws source(HttpWorld.Source world, String paging) {
        return SourceLaws.of(HttpSource.class)
                .in(world.with("paging", paging).with("topic", "items").with("interval", "1ms"))
                .instrumented() // so that the kit's time is that of the reader
                .with("poll.idle.max", "1ms")
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
        return source(
                        HttpWorld.source("urls")
                                .wrappedAs("data")
                                .with("list.field", "data")
                                .refusingWith(429),
                        "cursor")
                .check();
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> a_source_keeps_its_promises_by_ids() {
        return source(HttpWorld.source("urls"), "since").check();
    }

    @TestFactory
    Stream<DynamicTest> a_sink_keeps_its_promises() {
        return SinkLaws.of(HttpSink.class)
                .in(HttpWorld.sink("url").structs().refusingWith(429))
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 30)
                .check();
    }
}
