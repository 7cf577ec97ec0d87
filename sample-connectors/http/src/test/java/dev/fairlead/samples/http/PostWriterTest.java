package dev.fairlead.samples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.RetryAfter;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.Received;
import dev.fairlead.samples.http.HttpSinkConfig.Body;
import dev.fairlead.samples.http.LocalServer.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostWriterTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

    private final List<String> rejected = new ArrayList<>();
    private long next = 5;

    private void write(LocalServer server, Body body, @Nullable Object... values)
            throws InterruptedException {
        HttpSinkConfig config =
                new HttpSinkConfig(
                        server.url("/in"),
                        body,
                        2,
                        List.of(400, 413, 422),
                        Map.of(),
                        Duration.ofSeconds(10));
        List<Received<Object>> records = new ArrayList<>();
        for (Object value : values) {
            Schema schema = value instanceof Struct struct ? struct.schema() : null;
            SinkRecord record = new SinkRecord("orders", 0, null, null, schema, value, next++);
            records.add(new Received<>(record.kafkaOffset(), value, record));
        }
        new PostWriter(config, ORDERS)
                .write(
                        new Batch<>() {
                            @Override
                            public List<Received<Object>> records() {
                                return records;
                            }

                            @Override
                            public void reject(Received<Object> record, Throwable why) {
                                rejected.add(record.offset() + ": " + why.getMessage());
                            }

                            @Override
                            public void awaitRejected() {}
                        });
    }

    @Test
    void records_are_posted_together_under_a_key_by_which_the_server_may_know_them_again()
            throws Exception {
        try (LocalServer server = new LocalServer()) {
            write(server, Body.ARRAY, "a", null, "b", "c");
            assertThat(server.asked)
                    .containsExactly(
                            "POST /in orders-0@5-7 [\"a\",\"b\"]", "POST /in orders-0@8-8 [\"c\"]");
        }
    }

    @Test
    void values_become_json_that_people_write() throws Exception {
        Schema schema =
                SchemaBuilder.struct()
                        .field("price", Decimal.schema(2))
                        .field("at", Timestamp.SCHEMA)
                        .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA))
                        .field("raw", Schema.BYTES_SCHEMA)
                        .build();
        Struct order =
                new Struct(schema)
                        .put("price", new BigDecimal("12.50"))
                        .put("at", new Date(0))
                        .put("tags", List.of("x"))
                        .put("raw", new byte[] {1});
        try (LocalServer server = new LocalServer()) {
            write(server, Body.LINES, order, Map.of("n", 1));
            assertThat(server.asked)
                    .containsExactly(
                            "POST /in orders-0@5-6"
                                + " {\"price\":12.50,\"at\":\"1970-01-01T00:00:00Z\",\"tags\":[\"x\"],\"raw\":\"AQ==\"}\n"
                                + "{\"n\":1}\n");
        }
    }

    @Test
    void a_record_that_the_server_blames_is_set_aside_and_its_neighbours_are_posted()
            throws Exception {
        try (LocalServer server =
                new LocalServer(
                        new Answer(422, Map.of(), "bad"),
                        new Answer(422, Map.of(), "too short"),
                        Answer.of(""))) {
            write(server, Body.ARRAY, "a", "b");
            assertThat(rejected)
                    .hasSize(1)
                    .element(0)
                    .asString()
                    .endsWith("422: too short;" + " correct the settings, then restart the task");
            assertThat(server.asked).hasSize(3).endsWith("POST /in orders-0@6-6 [\"b\"]");
        }
    }

    @Test
    void a_server_that_is_busy_says_when_to_come_back() {
        try (LocalServer server = new LocalServer(Answer.refused(429, "30"))) {
            assertThatThrownBy(() -> write(server, Body.ARRAY, "a"))
                    .isInstanceOfSatisfying(
                            RetryAfter.class,
                            later -> assertThat(later.delay()).isEqualTo(Duration.ofSeconds(30)));
        }
    }

    @Test
    void a_server_that_is_down_is_tried_again_and_one_that_forbids_is_not() {
        try (LocalServer server =
                new LocalServer(new Answer(500, Map.of(), ""), new Answer(403, Map.of(), ""))) {
            assertThatThrownBy(() -> write(server, Body.ARRAY, "a"))
                    .isInstanceOf(RetriableException.class);
            assertThatThrownBy(() -> write(server, Body.ARRAY, "a"))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class);
        }
    }
}
