package dev.fairlead.samples.jdbc;

import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.schedule.Schedule;
import dev.fairlead.testkit.world.jdbc.JdbcWorld;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class TableSourceLawsTest {
    /** In the profile deep, everything is tried that the kit has to try. */
    private static final boolean DEEP = Boolean.getBoolean("fairlead.deep");

    private static SourceLaws laws(JdbcWorld.Source world) {
        return SourceLaws.of(TableSource.class)
                .in(world.tables(DEEP ? 2 : 1).with("tables", "${tables}"))
                .with("poll.idle.max", "1ms")
                .with("batch.max.records", "3")
                .crashPairs(DEEP ? 2 : 0)
                .randomSchedules(DEEP ? 1000 : 30);
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> keeps_its_promises_by_id() {
        return laws(JdbcWorld.source("connection.url")).check();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises_by_time_and_id_where_times_are_shared() {
        return laws(JdbcWorld.source("connection.url").sharingTimestamps(2))
                .with("mode", "timestamp")
                .check();
    }

    /** The connector lists the tables when there may be several tasks. */
    @Test
    void may_die_with_its_worker_while_tables_are_listed() {
        laws(JdbcWorld.source("connection.url")).tasks(2).replay(Schedule.parse("x!1"));
    }

    @TestFactory
    @EnabledIfSystemProperty(named = "fairlead.deep", matches = "true")
    Stream<DynamicTest> keeps_its_promises_with_several_tasks() {
        return laws(JdbcWorld.source("connection.url").sharingTimestamps(2))
                .with("mode", "timestamp")
                .tasks(2)
                .check();
    }
}
