package dev.fairlead.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.api.record.RecordCodec;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.schema.SchemaCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final RecordCodec<String, Long> RECORDS =
            RecordCodec.of(SchemaCodec.of(String.class), SchemaCodec.of(Long.class));

    private final List<Long> rejected = new ArrayList<>();

    private static Received<TypedSinkRecord<String, Long>> received(
            long offset, String key, Long value) {
        SinkRecord record =
                new SinkRecord(
                        "a",
                        0,
                        Schema.OPTIONAL_STRING_SCHEMA,
                        key,
                        Schema.OPTIONAL_INT64_SCHEMA,
                        value,
                        offset);
        return new Received<>(offset, RECORDS.fromConnect(record), record);
    }

    private Batch<TypedSinkRecord<String, Long>> batch(
            List<Received<TypedSinkRecord<String, Long>>> records) {
        return new Batch<>() {
            @Override
            public List<Received<TypedSinkRecord<String, Long>>> records() {
                return records;
            }

            @Override
            public void reject(Received<TypedSinkRecord<String, Long>> record, Throwable why) {
                rejected.add(record.offset());
            }

            @Override
            public void awaitRejected() {}
        };
    }

    private static void apply(Map<String, Long> table, List<Change<String, Long>> changes) {
        for (Change<String, Long> change : changes) {
            if (change.isDelete()) {
                table.remove(change.key());
            } else {
                table.put(change.key(), change.value().orElseThrow());
            }
        }
    }

    @Nested
    class TheChangesOfABatch {
        @Test
        void are_the_last_state_of_each_key_in_the_order_of_the_last_records() {
            List<Change<String, Long>> changes =
                    Change.lastOf(
                            batch(
                                    List.of(
                                            received(0, "a", 1L),
                                            received(1, "b", 2L),
                                            received(2, "a", null),
                                            received(3, "c", 3L),
                                            received(4, "b", 4L))));
            assertThat(changes)
                    .extracting(change -> change.key() + "=" + change.value().orElse(null))
                    .containsExactly("a=null", "c=3", "b=4");
            assertThat(changes).extracting(Change::isDelete).containsExactly(true, false, false);
            assertThat(changes.get(0).from().offset()).isEqualTo(2);
        }

        @Test
        void leave_out_and_reject_what_has_no_key() {
            assertThat(Change.lastOf(batch(List.of(received(0, null, 1L), received(1, "b", 2L)))))
                    .hasSize(1);
            assertThat(rejected).containsExactly(0L);
        }

        @Test
        void lead_to_the_same_table_as_all_records_however_often_some_come_again() {
            Random random = new Random(7);
            for (int run = 0; run < 200; run++) {
                List<Received<TypedSinkRecord<String, Long>>> all = new ArrayList<>();
                Map<String, Long> expected = new HashMap<>();
                for (int offset = 0; offset < 20; offset++) {
                    String key = "k" + random.nextInt(4);
                    Long value = random.nextInt(3) == 0 ? null : (long) offset;
                    all.add(received(offset, key, value));
                    if (value == null) {
                        expected.remove(key);
                    } else {
                        expected.put(key, value);
                    }
                }
                Map<String, Long> table = new HashMap<>();
                int next = 0;
                while (next < all.size()) {
                    int from = Math.max(0, next - random.nextInt(4)); // some come again
                    int to = Math.min(all.size(), next + 1 + random.nextInt(6));
                    apply(table, Change.lastOf(batch(all.subList(from, to))));
                    next = to;
                }
                assertThat(table).isEqualTo(expected);
            }
        }
    }

    @Nested
    class TheHashOfAKey {
        private static Struct struct(Schema schema, Object id) {
            return new Struct(schema).put("id", id);
        }

        @Test
        void is_that_of_its_content() {
            assertThat(KeyHash.of(new byte[] {1, 2})).isEqualTo(KeyHash.of(new byte[] {1, 2}));
            assertThat(KeyHash.of(List.of(new byte[] {1})))
                    .isEqualTo(KeyHash.of(List.of(new byte[] {1})));
            assertThat(KeyHash.of(Map.of("a", new byte[] {1})))
                    .isEqualTo(KeyHash.of(Map.of("a", new byte[] {1})));
            assertThat(KeyHash.of("a")).isNotEqualTo(KeyHash.of("b"));
            assertThat(KeyHash.of(null)).isZero();
        }

        @Test
        void is_the_same_for_another_version_of_the_schema() {
            Schema one = SchemaBuilder.struct().version(1).field("id", Schema.INT64_SCHEMA).build();
            Schema two =
                    SchemaBuilder.struct()
                            .version(2)
                            .field("more", Schema.OPTIONAL_STRING_SCHEMA)
                            .field("id", Schema.INT64_SCHEMA)
                            .build();
            assertThat(KeyHash.of(struct(one, 7L))).isEqualTo(KeyHash.of(struct(two, 7L)));
            assertThat(KeyHash.of(struct(one, 7L))).isNotEqualTo(KeyHash.of(struct(one, 8L)));
        }
    }
}
