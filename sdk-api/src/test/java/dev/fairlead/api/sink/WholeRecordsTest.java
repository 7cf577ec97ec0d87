package dev.fairlead.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Sinks that take more than values. */
class WholeRecordsTest {
    record Config() {}

    record Order(String customer) {}

    /** Takes whole records. */
    public static final class Whole
            extends PartitionedSink<Config, TypedSinkRecord<String, Order>> {
        @Override
        protected Writer<TypedSinkRecord<String, Order>> open(Config config, TopicPartition p) {
            return batch -> CompletableFuture.completedFuture(null);
        }
    }

    /** Takes rows. */
    public static final class Rows extends PartitionedSink<Config, Row> {
        @Override
        protected Writer<Row> open(Config config, TopicPartition partition) {
            return batch -> CompletableFuture.completedFuture(null);
        }
    }

    private final Schema schema =
            SchemaBuilder.struct().field("customer", Schema.STRING_SCHEMA).build();
    private final Struct ada = new Struct(schema).put("customer", "Ada");

    private SinkRecord record(Object value) {
        Schema of = value == null ? null : schema;
        return new SinkRecord("t", 2, Schema.STRING_SCHEMA, "k", of, value, 7);
    }

    @Test
    void a_whole_record_has_its_key_and_says_itself_that_it_is_a_tombstone() {
        SinkTypes<Config, TypedSinkRecord<String, Order>> types = new Whole().types();
        List<Received<TypedSinkRecord<String, Order>>> got = new ArrayList<>();
        for (SinkRecord each : List.of(record(ada), record(null))) {
            got.add(new Received<>(7, types.read(each), each));
        }
        assertThat(got).extracting(Received::isTombstone).containsExactly(false, true);
        assertThat(got).extracting(each -> each.value().key().orElseThrow()).containsOnly("k");
        assertThat(got).extracting(each -> each.value().isTombstone()).containsExactly(false, true);
        assertThat(got.get(0).value().value()).contains(new Order("Ada"));
        assertThat(got.get(0).value().place()).isEqualTo(new TopicPartition("t", 2));
    }

    @Test
    void a_row_comes_of_any_struct() {
        Row row = new Rows().types().read(record(ada));
        assertThat(row.type().column("customer", String.class).map(row::get)).contains("Ada");
        assertThat(new Rows().types().read(record(null))).isNull();
        assertThat(Map.copyOf(row.values())).hasSize(1);
    }
}
