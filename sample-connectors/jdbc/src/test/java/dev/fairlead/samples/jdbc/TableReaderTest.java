package dev.fairlead.samples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.source.Item;
import dev.fairlead.samples.jdbc.TableSourceConfig.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TableReaderTest {
    private static final String CLOCK = "select now from clock";

    private Databases database;
    private Connection connection;

    @BeforeEach
    void create() throws Exception {
        database = Databases.fresh();
        connection = database.another();
        database.run(
                "create table clock (now timestamp with time zone)",
                "insert into clock values (timestamp with time zone '2026-01-01 00:00:00+00')",
                "create table orders (id bigint primary key, updated timestamp(6) not null,"
                        + " what varchar(20))");
    }

    @AfterEach
    void drop() throws Exception {
        connection.close();
        database.close();
    }

    private void clock(String time) throws SQLException {
        database.run(
                "update clock set now = timestamp with time zone '2026-01-01 " + time + "+00'");
    }

    private static String order(int id, String time, String what) {
        return "insert into orders values ("
                + id
                + ", timestamp '2026-01-01 "
                + time
                + "', '"
                + what
                + "')";
    }

    private TableReader reader(Mode mode, Duration delay, Optional<RowOffset> after)
            throws SQLException {
        TableSourceConfig config =
                new TableSourceConfig(
                        database.access(),
                        Optional.empty(),
                        List.of(),
                        mode,
                        "id",
                        "updated",
                        delay,
                        "");
        return new TableReader(
                config, new Table(schema(), "orders"), after, CLOCK, () -> connection);
    }

    private String schema() throws SQLException {
        try (Connection connection = database.another()) {
            return connection.getSchema();
        }
    }

    private static List<Row> rows(TableReader reader, int max) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Item<RowOffset, TypedSourceRecord<Row, Row>> each : reader.read(max)) {
            rows.add(each.value().value().orElseThrow());
        }
        return rows;
    }

    private static List<String> what(TableReader reader, int max) throws Exception {
        return rows(reader, max).stream()
                .map(row -> row.get(row.type().column("what", String.class).orElseThrow()))
                .toList();
    }

    @Nested
    class ATransactionThatCommitsLate {
        /** It had id and time before the others, and they are committed first. */
        private List<String> read(Mode mode, Duration delay) throws Exception {
            List<String> read = new ArrayList<>();
            TableReader reader = reader(mode, delay, Optional.empty());
            try (Connection late = database.another();
                    Statement statement = late.createStatement()) {
                late.setAutoCommit(false);
                statement.execute(order(1, "10:00:00", "late"));
                database.run(order(2, "10:00:01", "early"));
                clock("10:00:02");
                read.addAll(what(reader, 10));
                late.commit();
                clock("10:00:20");
                read.addAll(what(reader, 10));
            }
            return read;
        }

        @Test
        void is_read_when_it_took_no_longer_than_the_delay() throws Exception {
            assertThat(read(Mode.TIMESTAMP, Duration.ofSeconds(10)))
                    .containsExactly("late", "early");
        }

        @Test
        void is_lost_without_a_delay() throws Exception {
            assertThat(read(Mode.TIMESTAMP, Duration.ZERO)).containsExactly("early");
        }

        @Test
        void is_lost_by_id_alone_as_the_mode_says() throws Exception {
            assertThat(read(Mode.INCREMENTING, Duration.ofSeconds(10))).containsExactly("early");
        }
    }

    @Nested
    class RowsOfOneTime {
        @Test
        void are_all_read_wherever_a_batch_ends() throws Exception {
            for (int id = 5; id > 0; id--) {
                database.run(order(id, "10:00:00.123456", "row " + id));
            }
            clock("11:00:00");
            TableReader reader = reader(Mode.TIMESTAMP, Duration.ofSeconds(1), Optional.empty());
            assertThat(what(reader, 2)).containsExactly("row 1", "row 2");
            assertThat(what(reader, 2)).containsExactly("row 3", "row 4");
            Instant exact = Instant.parse("2026-01-01T10:00:00.123456Z");
            TableReader next =
                    reader(
                            Mode.TIMESTAMP,
                            Duration.ofSeconds(1),
                            Optional.of(new RowOffset(4, Optional.of(exact))));
            assertThat(what(next, 2)).containsExactly("row 5");
            assertThat(what(next, 2)).isEmpty();
        }
    }

    @Nested
    class ARowThatChanges {
        @Test
        void is_read_again_by_time() throws Exception {
            database.run(order(1, "10:00:00", "old"), order(2, "10:00:01", "other"));
            clock("11:00:00");
            TableReader reader = reader(Mode.TIMESTAMP, Duration.ofSeconds(1), Optional.empty());
            assertThat(what(reader, 10)).containsExactly("old", "other");
            database.run(
                    "update orders set what = 'new', updated = timestamp '2026-01-01 10:30:00'"
                            + " where id = 1");
            assertThat(what(reader, 10)).containsExactly("new");
        }
    }

    @Nested
    class ATableThatIsAltered {
        @Test
        void keeps_its_schema_until_then_and_has_another_one_after() throws Exception {
            database.run(order(1, "10:00:00", "a"), order(2, "10:00:00", "b"));
            TableReader reader = reader(Mode.INCREMENTING, Duration.ZERO, Optional.empty());
            Row first = rows(reader, 1).get(0);
            Row second = rows(reader, 1).get(0);
            assertThat(second.type().schema()).isSameAs(first.type().schema());
            database.run(
                    "alter table orders add column price numeric(10, 2)",
                    "insert into orders values (3, timestamp '2026-01-01 10:00:00', 'c',"
                            + " 12.50)");
            assertThat(rows(reader, 1).get(0).toString()).contains("what=c, price=12.50");
        }
    }

    @Nested
    class Values {
        @Test
        void keep_all_of_what_the_database_says() throws Exception {
            database.run(
                    "drop table orders",
                    "create table orders (id integer primary key, small smallint, flag boolean,"
                            + " thin real, wide double precision, amount numeric(20, 4),"
                            + " born date, woke time(3), made timestamp(3), seen timestamp(3) with"
                            + " time zone, note varchar(10), code uuid)",
                    "insert into orders values (7, -3, true, 1.5, 2.25, 1234567890123456.7890,"
                            + " date '2026-02-03', time '10:11:12.345',"
                            + " timestamp '2026-01-01 10:00:00.123',"
                            + " timestamp with time zone '2026-01-01 10:00:00.123+02', null,"
                            + " cast('123e4567-e89b-12d3-a456-426614174000' as uuid))");
            TableReader reader = reader(Mode.INCREMENTING, Duration.ZERO, Optional.empty());
            Row row = rows(reader, 1).get(0);
            assertThat(row.toString())
                    .isEqualTo(
                            "{id=7, small=-3, flag=true, thin=1.5, wide=2.25,"
                                    + " amount=1234567890123456.7890, born=2026-02-03,"
                                    + " woke=10:11:12.345, made=2026-01-01T10:00:00.123Z,"
                                    + " seen=2026-01-01T08:00:00.123Z,"
                                    + " code=123e4567-e89b-12d3-a456-426614174000}");
            assertThat(row.type().toString())
                    .contains(
                            "id Integer", "small Short?", "amount BigDecimal?", "woke LocalTime?");
        }
    }

    @Nested
    class Mistakes {
        @Test
        void name_the_setting() throws Exception {
            database.run("alter table orders drop column updated");
            TableReader reader = reader(Mode.TIMESTAMP, Duration.ZERO, Optional.empty());
            assertThatThrownBy(() -> reader.read(1))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll("no column \"updated\"", "timestamp.column");
        }

        @Test
        void do_not_start_from_the_beginning_when_the_mode_changed() {
            RowOffset stored = new RowOffset(7, Optional.empty());
            assertThatThrownBy(() -> reader(Mode.TIMESTAMP, Duration.ZERO, Optional.of(stored)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("stored in mode incrementing");
        }
    }
}
