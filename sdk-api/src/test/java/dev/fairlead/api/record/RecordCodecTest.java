package dev.fairlead.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.schema.SchemaCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    record Key(long id) {}

    record Order(String customer, int quantity) {}

    private static final RecordCodec<Key, Order> CODEC =
            RecordCodec.of(SchemaCodec.of(Key.class), SchemaCodec.of(Order.class));

    private interface Journey {
        TypedSinkRecord<Key, Order> over(SourceRecord record);
    }

    /** What Kafka and the worker make of a source record, at offset 5 of partition 0 or its own. */
    private static SinkRecord delivered(SourceRecord sent) {
        return new SinkRecord(
                sent.topic(),
                sent.kafkaPartition() == null ? 0 : sent.kafkaPartition(),
                sent.keySchema(),
                sent.key(),
                sent.valueSchema(),
                sent.value(),
                5,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                sent.headers());
    }

    private static boolean survives(TypedSourceRecord<Key, Order> said, Journey journey) {
        TypedSinkRecord<Key, Order> got =
                journey.over(CODEC.toConnect(Map.of("file", "a"), Map.of("at", 1L), said));
        return got.key().equals(said.key())
                && got.value().equals(said.value())
                && got.isTombstone() == said.isTombstone()
                && got.headers().equals(said.headers())
                && got.timestamp().equals(said.timestamp())
                && Optional.of(got.topic()).equals(said.topic())
                && said.partition().orElse(0) == got.partition();
    }

    private static TypedSourceRecord<Key, Order> record(int choice, long number) {
        TypedSourceRecord<Key, Order> record =
                (choice & 1) == 0
                        ? TypedSourceRecord.<Key, Order>tombstone(new Key(number)).withTopic("t")
                        : TypedSourceRecord.<Key, Order>of(new Order("c" + number, choice))
                                .withTopic("u");
        record = (choice & 2) == 0 ? record : record.withPartition(3);
        record = (choice & 4) == 0 ? record : record.withHeader("n", number).withHeader("n", "x");
        record = (choice & 8) == 0 ? record : record.withKey(new Key(-number));
        return (choice & 16) == 0 ? record : record.withTimestamp(Instant.ofEpochMilli(number));
    }

    @Property(tries = 200)
    void every_record_arrives_as_it_was_said(
            @ForAll @IntRange(max = 31) int choice, @ForAll @LongRange(min = 0) long number) {
        assertThat(
                        survives(
                                record(choice, number % (1L << 50)),
                                r -> CODEC.fromConnect(delivered(r))))
                .isTrue();
    }

    @Test
    void a_codec_that_forgets_a_header_or_a_timestamp_is_caught() {
        TypedSourceRecord<Key, Order> said = record(31, 9);
        assertThat(survives(said, sent -> CODEC.fromConnect(delivered(sent)))).isTrue();
        Journey noHeaders =
                sent -> CODEC.fromConnect(delivered(sent)).withHeaders(TypedHeaders.none());
        Journey now = sent -> CODEC.fromConnect(delivered(sent)).withTimestamp(Instant.EPOCH);
        assertThat(survives(said, noHeaders)).isFalse();
        assertThat(survives(said, now)).isFalse();
    }

    @Nested
    class ARecordThatDoesNotFit {
        @Test
        void is_refused_with_the_half_and_the_place() {
            SinkRecord wrong = new SinkRecord("t", 0, Schema.STRING_SCHEMA, "k", null, null, 1);
            assertThatThrownBy(() -> CODEC.fromConnect(wrong))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the key: expected STRUCT");
        }

        @Test
        void has_no_topic_or_an_impossible_partition() {
            TypedSourceRecord<Key, Order> open = TypedSourceRecord.of(new Order("a", 1));
            assertThatThrownBy(() -> CODEC.toConnect(Map.of(), Map.of(), open))
                    .hasMessageContaining("has no topic");
            assertThatIllegalArgumentException().isThrownBy(() -> open.withPartition(-1));
        }
    }

    @Nested
    class Headers {
        enum Kind {
            A
        }

        private final TypedHeaders headers =
                TypedHeaders.none().with("n", 1L).with("n", 2L).with("kind", Kind.A);

        @Test
        void keep_order_and_repetitions() {
            assertThat(headers.names()).containsExactly("n", "n", "kind");
            assertThat(headers.last("n", Long.class)).contains(2L);
            assertThat(headers.all("n", SchemaCodec.of(Long.class))).isEqualTo(List.of(1L, 2L));
            assertThat(headers.last("kind", Kind.class)).contains(Kind.A);
            assertThat(headers.without("n").names()).containsExactly("kind");
            assertThat(headers.last("other", String.class)).isEmpty();
        }

        @Test
        void of_text_that_looks_like_a_number_are_still_text() throws Exception {
            try (SimpleHeaderConverter converter = new SimpleHeaderConverter()) {
                byte[] text = "42".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                SinkRecord record = new SinkRecord("t", 0, null, null, null, null, 1);
                record.headers().add("zip", converter.toConnectHeader("t", "zip", text));
                TypedHeaders found = TypedHeaders.of(record.headers());
                assertThat(found.text("zip")).contains("42");
                assertThatThrownBy(() -> found.last("zip", String.class))
                        .hasMessage("the header \"zip\": expected STRING, found INT8");
            }
        }
    }
}
