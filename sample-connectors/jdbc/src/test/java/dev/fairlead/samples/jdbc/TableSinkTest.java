package dev.fairlead.samples.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.SchemaCodec;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import dev.fairlead.samples.jdbc.TableSinkConfig.Mode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TableSinkTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    private static final Schema VALUE =
            SchemaBuilder.struct().name("order").field("what", Schema.STRING_SCHEMA).build();
    private static final Schema WIDER =
            SchemaBuilder.struct()
                    .name("order")
                    .field("what", Schema.STRING_SCHEMA)
                    .field("pieces", Schema.OPTIONAL_INT32_SCHEMA)
                    .build();

    private final List<String> rejected = new ArrayList<>();
    private Databases database;
    private long next;

    @BeforeEach
    void create() throws SQLException {
        database = Databases.fresh();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private TableSinkConfig config(Mode mode, boolean creates, boolean adds) {
        return new TableSinkConfig(
                database.access(), "{topic}", mode, "id", creates, adds, true, "fairlead_offsets");
    }

    private TableWriter writer(Mode mode) {
        return TableWriter.open(config(mode, true, true), ORDERS);
    }

    private Received<Row> record(@Nullable Object key, @Nullable Struct value) {
        Schema keys = key instanceof Long ? Schema.INT64_SCHEMA : null;
        SinkRecord record =
                new SinkRecord(
                        "orders",
                        0,
                        keys,
                        key,
                        value == null ? null : value.schema(),
                        value,
                        next++);
        Row row =
                value == null ? null : SchemaCodec.of(Row.class).fromConnect(value.schema(), value);
        return new Received<>(record.kafkaOffset(), row, record);
    }

    private static Struct order(String what) {
        return new Struct(VALUE).put("what", what);
    }

    @SafeVarargs
    private Batch<Row> batch(Received<Row>... records) {
        return new Batch<>() {
            @Override
            public List<Received<Row>> records() {
                return List.of(records);
            }

            @Override
            public void reject(Received<Row> record, Throwable why) {
                rejected.add(record.offset() + ": " + why.getMessage());
            }

            @Override
            public void awaitRejected() {
                rejected.add("awaited");
            }
        };
    }

    @Nested
    class Inserting {
        @Test
        void creates_the_table_and_adds_columns_as_they_come() throws Exception {
            try (TableWriter writer = writer(Mode.INSERT)) {
                writer.write(batch(record(null, order("tea"))));
                writer.write(
                        batch(
                                record(null, new Struct(WIDER).put("what", "cup").put("pieces", 6)),
                                record(null, order("milk"))));
            }
            assertThat(database.rows("select what, pieces from orders order by what"))
                    .containsExactly("cup 6", "milk null", "tea null");
        }

        @Test
        void leaves_tombstones_out() throws Exception {
            try (TableWriter writer = writer(Mode.INSERT)) {
                writer.write(batch(record(1L, order("tea")), record(1L, null)));
            }
            assertThat(database.rows("select what from orders")).containsExactly("tea");
        }

        @Test
        void refuses_what_the_settings_do_not_allow() throws Exception {
            try (TableWriter writer = TableWriter.open(config(Mode.INSERT, false, true), ORDERS)) {
                assertThatThrownBy(() -> writer.write(batch(record(null, order("tea")))))
                        .isInstanceOf(ConnectException.class)
                        .hasMessageContainingAll("no table \"orders\"", "create.tables");
            }
            database.run("create table orders (pieces integer)");
            try (TableWriter writer = TableWriter.open(config(Mode.INSERT, true, false), ORDERS)) {
                assertThatThrownBy(() -> writer.write(batch(record(null, order("tea")))))
                        .isInstanceOf(ConnectException.class)
                        .hasMessageContainingAll("lacks the columns", "what", "add.columns");
            }
        }
    }

    @Nested
    class Upserting {
        @Test
        void keeps_the_newest_row_of_a_key_and_deletes_it_at_a_tombstone() throws Exception {
            try (TableWriter writer = writer(Mode.UPSERT)) {
                writer.write(
                        batch(
                                record(1L, order("tea")),
                                record(2L, order("cup")),
                                record(1L, order("green tea")),
                                record(2L, null),
                                record(3L, null),
                                record(4L, order("milk")),
                                record(4L, null),
                                record(4L, order("oat milk"))));
            }
            assertThat(database.rows("select id, what from orders order by id"))
                    .containsExactly("1 green tea", "4 oat milk");
        }

        @Test
        void rejects_a_record_without_a_key() throws Exception {
            try (TableWriter writer = writer(Mode.UPSERT)) {
                writer.write(batch(record(null, order("tea")), record(1L, order("cup"))));
            }
            assertThat(rejected).hasSize(2);
            assertThat(rejected.get(0)).startsWith("0: the record has no key");
            assertThat(database.rows("select id, what from orders")).containsExactly("1 cup");
        }
    }

    @Nested
    class ARowThatTheDatabaseRefuses {
        @Test
        void is_a_dead_letter_before_the_others_count_as_written() throws Exception {
            database.run("create table orders (what varchar(4) not null)");
            try (TableWriter writer = writer(Mode.INSERT)) {
                writer.write(
                        batch(
                                record(null, order("tea")),
                                record(null, order("chocolate")),
                                record(null, order("cup"))));
                assertThat(writer.nextOffset()).isEqualTo(OptionalLong.of(3));
            }
            assertThat(database.rows("select what from orders")).containsExactly("tea", "cup");
            assertThat(rejected).hasSize(2).element(0).asString().startsWith("1: ");
            assertThat(rejected).element(1).isEqualTo("awaited");
        }
    }

    @Nested
    class ATaskThatWasGivenUp {
        @Test
        void writes_nothing_twice_and_its_successor_neither() throws Exception {
            try (TableWriter zombie = writer(Mode.INSERT);
                    TableWriter successor = writer(Mode.INSERT)) {
                Batch<Row> first = batch(record(null, order("tea")));
                zombie.write(first);
                assertThatThrownBy(() -> successor.write(first))
                        .isInstanceOf(RetriableException.class)
                        .hasMessageContaining("another task has written orders-0 up to offset 1");
            }
            try (TableWriter again = writer(Mode.INSERT)) {
                assertThat(again.nextOffset()).isEqualTo(OptionalLong.of(1));
            }
            assertThat(database.rows("select what from orders")).containsExactly("tea");
        }
    }

    @Nested
    class AlteredOffsets {
        @Test
        void are_those_in_the_database() throws Exception {
            try (TableWriter writer = writer(Mode.INSERT)) {
                writer.write(batch(record(null, order("tea")), record(null, order("cup"))));
            }
            Map<TopicPartition, Long> offsets = new HashMap<>();
            offsets.put(ORDERS, 1L);
            new TableSink().alterOffsets(database.settings(), offsets);
            try (TableWriter writer = writer(Mode.INSERT)) {
                assertThat(writer.nextOffset()).isEqualTo(OptionalLong.of(1));
            }
            offsets.put(ORDERS, null);
            new TableSink().alterOffsets(database.settings(), offsets);
            try (TableWriter writer = writer(Mode.INSERT)) {
                assertThat(writer.nextOffset()).isEqualTo(OptionalLong.of(0));
            }
        }
    }

    @Nested
    class AlteredOffsetsOfWhichOneIsRefused {
        @Test
        void are_all_as_they_were() throws Exception {
            try (TableWriter writer = writer(Mode.INSERT)) {
                writer.write(batch(record(null, order("tea")), record(null, order("cup"))));
            }
            Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
            offsets.put(ORDERS, 1L);
            offsets.put(new TopicPartition("orders", 1), 1L);
            offsets.put(new TopicPartition("o".repeat(250), 0), 1L);
            assertThatThrownBy(() -> new TableSink().alterOffsets(database.settings(), offsets))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("cannot move the offsets in fairlead_offsets");
            try (TableWriter writer = writer(Mode.INSERT)) {
                assertThat(writer.nextOffset()).isEqualTo(OptionalLong.of(2));
            }
        }
    }

    @Test
    void what_no_column_can_hold_is_rejected() throws Exception {
        Schema nested = SchemaBuilder.struct().field("lines", SchemaBuilder.array(VALUE)).build();
        try (TableWriter writer = writer(Mode.INSERT)) {
            writer.write(batch(record(null, new Struct(nested).put("lines", List.of()))));
        }
        assertThat(rejected.get(0)).contains("no column can hold a ARRAY");
    }
}
