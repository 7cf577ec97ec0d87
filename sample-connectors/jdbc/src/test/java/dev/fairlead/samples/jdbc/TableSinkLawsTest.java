package dev.fairlead.samples.jdbc;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.world.jdbc.JdbcWorld;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class TableSinkLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    private static final BigDecimal TOO_LARGE = new BigDecimal(BigInteger.TEN.pow(40), 2);

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
                                .comparing("id", "amount", "flag", "note")
                                .poisonedBy("amount", TOO_LARGE),
                        "upsert")
                .check();
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> sets_aside_what_no_column_can_hold() {
        return laws(
                        JdbcWorld.sink("connection.url").poisonedBy("note", List.of("a list")),
                        "insert")
                .check();
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> sets_aside_what_is_too_long_for_its_column() {
        return laws(narrow().poisonedBy("note", "too long"), "insert").check();
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> sets_aside_a_null_where_there_must_be_a_value() {
        return laws(narrow().poisonedBy("amount", null), "insert").check();
    }

    /** A table whose columns don't take everything. */
    private static JdbcWorld.Sink narrow() {
        return JdbcWorld.sink("connection.url")
                .with("table", "items")
                .having(
                        "create table \"items\" (\"id\" bigint, \"text\" varchar,"
                                + " \"amount\" decimal(20, 2) not null, \"flag\" boolean,"
                                + " \"note\" varchar(4))");
    }
}
