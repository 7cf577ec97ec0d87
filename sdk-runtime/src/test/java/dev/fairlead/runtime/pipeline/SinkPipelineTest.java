package dev.fairlead.runtime.pipeline;

import static dev.fairlead.runtime.pipeline.PipelineFixture.JSON;
import static dev.fairlead.runtime.pipeline.PipelineFixture.LOADER;
import static dev.fairlead.runtime.pipeline.PipelineFixture.STRING;
import static dev.fairlead.runtime.pipeline.PipelineFixture.options;
import static dev.fairlead.runtime.pipeline.PipelineFixture.transformation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.log.InboundRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SinkPipelineTest {
    private static final ErrorOptions STRICT = ErrorOptions.defaults();
    private static final ErrorOptions TOLERANT = STRICT.withTolerance(Tolerance.ALL);

    private final PipelineFixture fixture = new PipelineFixture();

    @Nested
    class ARecord {
        @Test
        void is_converted_with_its_key_headers_and_coordinates() {
            InboundRecord in = record("k", "{\"a\":1}", 9L);
            in.headers().add("n", "7".getBytes(StandardCharsets.UTF_8));

            SinkRecord out = delivered(options(JSON, STRICT), in);

            assertThat(out.key()).isEqualTo("k");
            assertThat(out.value()).isEqualTo(Map.of("a", 1L));
            assertThat(out.headers().lastWithName("n").value()).isEqualTo((byte) 7);
            assertThat(out.topic()).isEqualTo("t");
            assertThat(out.kafkaPartition()).isEqualTo(3);
            assertThat(out.kafkaOffset()).isEqualTo(42);
            assertThat(out.timestamp()).isEqualTo(9L);
            assertThat(out.timestampType()).isEqualTo(TimestampType.CREATE_TIME);
        }

        @Test
        void without_timestamp_has_none() {
            assertThat(delivered(options(STRING, STRICT), record("k", "v", -1L)).timestamp())
                    .isNull();
        }

        @Test
        void that_is_a_tombstone_has_no_value() {
            assertThat(delivered(options(STRING, STRICT), record("k", null, 1L)).value()).isNull();
        }

        @Test
        void keeps_its_original_topic_when_it_is_routed_elsewhere() {
            SinkRecord out =
                    delivered(
                            options(
                                    STRING,
                                    STRICT,
                                    transformation(
                                            RegexRouter.class,
                                            Map.of("regex", ".*", "replacement", "other"))),
                            record("k", "v", 1L));

            assertThat(out.topic()).isEqualTo("other");
            assertThat(out.originalTopic()).isEqualTo("t");
        }

        @Test
        void keeps_its_original_coordinates_when_a_transformation_makes_a_new_record() {
            SinkRecord out =
                    delivered(
                            options(STRING, STRICT, transformation(Remaking.class, Map.of())),
                            record("k", "v", 1L));

            assertThat(out.topic()).isEqualTo("remade");
            assertThat(out.kafkaOffset()).isEqualTo(1);
            assertThat(out.originalTopic()).isEqualTo("t");
            assertThat(out.originalKafkaPartition()).isEqualTo(3);
            assertThat(out.originalKafkaOffset()).isEqualTo(42);
        }
    }

    @Nested
    class ABrokenRecord {
        @Test
        void is_rejected_without_tolerance_and_quarantined_with() {
            InboundRecord broken = record("k", "{", 1L);

            assertThat(apply(options(JSON, STRICT), broken)).isInstanceOf(Outcome.Reject.class);
            assertThat(apply(options(JSON, TOLERANT), broken))
                    .isInstanceOfSatisfying(
                            Outcome.Quarantine.class,
                            quarantine ->
                                    assertThat(quarantine.failure().stage())
                                            .isEqualTo(RecordFailure.Stage.VALUE_CONVERTER));
        }
    }

    /** Makes its record with a constructor instead of {@code newRecord}. */
    public static final class Remaking implements Transformation<SinkRecord> {
        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public SinkRecord apply(SinkRecord record) {
            return new SinkRecord("remade", 0, null, record.key(), null, record.value(), 1);
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void close() {}
    }

    private Outcome<SinkRecord> apply(PipelineOptions options, InboundRecord record) {
        return fixture.pipelines.sink(options, LOADER).apply(record);
    }

    private SinkRecord delivered(PipelineOptions options, InboundRecord record) {
        Outcome<SinkRecord> outcome = apply(options, record);
        assertThat(outcome).isInstanceOf(Outcome.Deliver.class);
        return ((Outcome.Deliver<SinkRecord>) outcome).record();
    }

    private static InboundRecord record(String key, String value, long timestamp) {
        return new InboundRecord(
                "t",
                3,
                42,
                timestamp,
                TimestampType.CREATE_TIME,
                key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders());
    }
}
