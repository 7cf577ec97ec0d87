package dev.fairlead.samples.jdbc;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.world.jdbc.JdbcWorld;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class TableSinkLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    private static SinkLaws laws(JdbcWorld.Sink world, String mode) {
        return SinkLaws.of(TableSink.class)
                .in(world)
                .with("mode", mode)
                .delivers(Delivery.EXACTLY_ONCE)
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 30);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> writes_each_record_exactly_once() {
        return laws(JdbcWorld.sink("connection.url"), "insert").check();
    }

    @TestFactory
    Stream<DynamicTest> keeps_the_newest_row_of_each_key_with_all_its_columns() {
        return laws(
                        JdbcWorld.sink("connection.url")
                                .sharingKeys(2)
                                .comparing("id", "amount", "flag", "note"),
                        "upsert")
                .check();
    }
}
