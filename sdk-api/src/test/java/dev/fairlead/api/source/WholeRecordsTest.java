package dev.fairlead.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.api.Setting;
import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.RowType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Sources whose items are more than values. */
class WholeRecordsTest {
    record Config(@Setting("Where from") String place) {}

    record Place(String name) {}

    record At(int number) {}

    record Order(String customer) {}

    /** Emits whole records: an ordinary one, one that says all, and a tombstone. */
    public static final class Whole
            extends PartitionedSource<Config, Place, At, TypedSourceRecord<String, Order>> {
        @Override
        protected Stream<Place> partitions(Config config) {
            return Stream.of(new Place(config.place()));
        }

        @Override
        protected Reader<At, TypedSourceRecord<String, Order>> open(
                Config config, Place place, Optional<At> resumeAfter) {
            TypedSourceRecord<String, Order> plain = TypedSourceRecord.of(new Order("Ada"));
            return max ->
                    List.of(
                            new Item<>(new At(1), plain),
                            new Item<>(
                                    new At(2),
                                    plain.withKey("k")
                                            .withTopic("elsewhere")
                                            .withPartition(3)
                                            .withHeader("n", 1)
                                            .withTimestamp(Instant.ofEpochMilli(5))),
                            new Item<>(new At(3), TypedSourceRecord.tombstone("k")));
        }

        @Override
        protected Optional<Instant> timestamp(
                Config config, Place place, TypedSourceRecord<String, Order> value) {
            return Optional.of(Instant.ofEpochMilli(9));
        }
    }

    /** Emits a row of each of two tables. */
    public static final class Tables extends PartitionedSource<Config, Place, At, Row> {
        private static final Column<Long> ID = Column.of("id", Long.class);

        @Override
        protected Stream<Place> partitions(Config config) {
            return Stream.of(new Place(config.place()));
        }

        @Override
        protected Reader<At, Row> open(Config config, Place place, Optional<At> resumeAfter) {
            return max -> List.of(item(1, "a"), item(2, "b"));
        }

        private static Item<At, Row> item(int number, String table) {
            RowType type = RowType.of(table, List.of(ID));
            return new Item<>(new At(number), type.row().set(ID, (long) number).build());
        }
    }

    /** Emits Connect's own data. */
    public static final class Papers extends PartitionedSource<Config, Place, At, SchemaAndValue> {
        @Override
        protected Stream<Place> partitions(Config config) {
            return Stream.of(new Place(config.place()));
        }

        @Override
        protected Reader<At, SchemaAndValue> open(
                Config config, Place place, Optional<At> resumeAfter) {
            return max ->
                    List.of(
                            new Item<>(new At(1), new SchemaAndValue(null, Map.of("id", 7))),
                            new Item<>(new At(2), new SchemaAndValue(Schema.INT8_SCHEMA, (byte) 8)),
                            new Item<>(new At(3), (SchemaAndValue) null));
        }
    }

    @Test
    void connects_own_data_goes_out_as_it_is_with_a_schema_or_without() throws Exception {
        List<SourceRecord> records = poll(new Papers());
        assertThat(records.get(0).valueSchema()).isNull();
        assertThat(records.get(0).value()).isEqualTo(Map.of("id", 7));
        assertThat(records.get(0).topic()).isEqualTo("orders");
        assertThat(records.get(1).valueSchema()).isEqualTo(Schema.INT8_SCHEMA);
        assertThat(records.get(1).value()).isEqualTo((byte) 8);
        assertThat(records.get(2).value()).isNull();
    }

    private static List<SourceRecord> poll(PartitionedSource<?, ?, ?, ?> source) throws Exception {
        source.start(Map.of("place", "p", "topic", "orders"));
        PartitionedSourceTask task = new PartitionedSourceTask();
        task.initialize(new FakeSourceContext());
        task.start(source.taskConfigs(1).get(0));
        try {
            return task.poll();
        } finally {
            task.stop();
        }
    }

    @Test
    void what_a_record_says_is_kept_and_what_it_leaves_open_the_connector_decides()
            throws Exception {
        List<SourceRecord> records = poll(new Whole()).subList(0, 3);
        assertThat(records)
                .extracting(SourceRecord::topic)
                .containsExactly("orders", "elsewhere", "orders");
        assertThat(records).extracting(SourceRecord::timestamp).containsExactly(9L, 5L, 9L);
        assertThat(records).extracting(SourceRecord::key).containsExactly(null, "k", "k");
        assertThat(records.get(1).kafkaPartition()).isEqualTo(3);
        assertThat(records.get(1).headers().lastWithName("n").value()).isEqualTo(1);
        assertThat(((Struct) records.get(0).value()).getString("customer")).isEqualTo("Ada");
        assertThat(records.get(2).value()).isNull();
    }

    @Test
    void rows_go_out_with_the_schemas_of_their_tables() throws Exception {
        assertThat(poll(new Tables()).subList(0, 2))
                .extracting(record -> record.valueSchema().name())
                .containsExactly("a", "b");
    }
}
