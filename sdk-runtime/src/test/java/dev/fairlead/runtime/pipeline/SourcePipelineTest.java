package dev.fairlead.runtime.pipeline;

import static dev.fairlead.runtime.pipeline.PipelineFixture.JSON;
import static dev.fairlead.runtime.pipeline.PipelineFixture.LOADER;
import static dev.fairlead.runtime.pipeline.PipelineFixture.STRING;
import static dev.fairlead.runtime.pipeline.PipelineFixture.options;
import static dev.fairlead.runtime.pipeline.PipelineFixture.retrying;
import static dev.fairlead.runtime.pipeline.PipelineFixture.transformation;
import static dev.fairlead.runtime.pipeline.PipelineFixture.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.PipelineFixture.Dropping;
import dev.fairlead.runtime.pipeline.PipelineFixture.Flaky;
import dev.fairlead.runtime.pipeline.PipelineFixture.Marked;
import dev.fairlead.runtime.pipeline.PipelineFixture.Throwing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SourcePipelineTest {
    private static final Schema USER =
            SchemaBuilder.struct().field("name", Schema.STRING_SCHEMA).build();
    private static final ErrorOptions STRICT = ErrorOptions.defaults();
    private static final ErrorOptions TOLERANT = STRICT.withTolerance(Tolerance.ALL);

    private final PipelineFixture fixture = new PipelineFixture();

    @Nested
    class ARecord {
        @Test
        void is_converted_with_its_key_headers_partition_and_timestamp() {
            ConnectHeaders headers = new ConnectHeaders();
            headers.addInt("size", 3);
            SourceRecord record =
                    new SourceRecord(
                            Map.of(),
                            Map.of(),
                            "users",
                            2,
                            Schema.STRING_SCHEMA,
                            "k",
                            USER,
                            new Struct(USER).put("name", "Ann"),
                            17L,
                            headers);

            OutboundRecord out = delivered(options(JSON, STRICT), record);

            assertThat(out.topic()).isEqualTo("users");
            assertThat(out.partition()).isEqualTo(2);
            assertThat(out.timestamp()).isEqualTo(17L);
            assertThat(out.key()).asString(StandardCharsets.UTF_8).isEqualTo("k");
            assertThat(out.value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{\"name\":\"Ann\"}");
            assertThat(out.headers().lastHeader("size").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("3");
        }

        @Test
        void passes_the_transformations_in_order() {
            PipelineOptions options =
                    options(
                            JSON,
                            STRICT,
                            transformation(
                                    RegexRouter.class,
                                    Map.of("regex", "(.*)", "replacement", "$1-x")),
                            transformation(
                                    InsertField.Value.class, Map.of("topic.field", "topic")));
            SourceRecord record =
                    new SourceRecord(
                            Map.of(), Map.of(), "t", USER, new Struct(USER).put("name", "Ann"));

            OutboundRecord out = delivered(options, record);

            assertThat(out.topic()).isEqualTo("t-x");
            assertThat(out.value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{\"name\":\"Ann\",\"topic\":\"t-x\"}");
        }

        @Test
        void that_a_transformation_drops_is_filtered() {
            PipelineOptions options =
                    options(STRING, STRICT, transformation(Dropping.class, Map.of()));

            assertThat(apply(options, text("a"))).isInstanceOf(Outcome.Filter.class);
        }

        @Test
        void is_transformed_only_where_the_predicate_matches() {
            PipelineOptions options =
                    options(
                            STRING,
                            STRICT,
                            when(Marked.class, false, transformation(Dropping.class, Map.of())));

            assertThat(apply(options, text("a"))).isInstanceOf(Outcome.Deliver.class);
            assertThat(apply(options, marked())).isInstanceOf(Outcome.Filter.class);
        }

        @Test
        void is_transformed_only_where_a_negated_predicate_does_not_match() {
            PipelineOptions options =
                    options(
                            STRING,
                            STRICT,
                            when(Marked.class, true, transformation(Dropping.class, Map.of())));

            assertThat(apply(options, text("a"))).isInstanceOf(Outcome.Filter.class);
            assertThat(apply(options, marked())).isInstanceOf(Outcome.Deliver.class);
        }

        private SourceRecord marked() {
            SourceRecord record = text("a");
            record.headers().addBoolean("marked", true);
            return record;
        }
    }

    @Nested
    class ATimestamp {
        @Test
        void of_null_or_minus_one_is_left_to_the_log() {
            assertThat(delivered(options(STRING, STRICT), at(null)).timestamp()).isNull();
            assertThat(delivered(options(STRING, STRICT), at(-1L)).timestamp()).isNull();
        }

        @Test
        void of_zero_is_kept() {
            assertThat(delivered(options(STRING, STRICT), at(0L)).timestamp()).isZero();
        }

        @Test
        void below_minus_one_fails_the_task_even_with_tolerance() {
            Outcome<OutboundRecord> outcome = apply(options(STRING, TOLERANT), at(-2L));

            assertThat(failure(outcome).cause())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("timestamp is -2");
            assertThat(outcome).isInstanceOf(Outcome.Reject.class);
        }

        private SourceRecord at(Long timestamp) {
            return new SourceRecord(
                    Map.of(), Map.of(), "t", null, null, null, null, "v", timestamp);
        }
    }

    @Nested
    class AFailingStep {
        private final TransformationOptions bad = transformation(Throwing.class, Map.of());

        @Test
        void rejects_the_record_without_tolerance() {
            Outcome<OutboundRecord> outcome = apply(options(STRING, STRICT, bad), text("a"));

            assertThat(outcome).isInstanceOf(Outcome.Reject.class);
            assertThat(failure(outcome).stage()).isEqualTo(RecordFailure.Stage.TRANSFORMATION);
            assertThat(failure(outcome).plugin()).isEqualTo(Throwing.class.getName());
        }

        @Test
        void quarantines_it_with_tolerance() {
            assertThat(apply(options(STRING, TOLERANT, bad), text("a")))
                    .isInstanceOf(Outcome.Quarantine.class);
        }

        @Test
        void rejects_it_even_with_tolerance_when_the_plugin_itself_is_broken() {
            PipelineOptions options =
                    options(
                            STRING,
                            TOLERANT,
                            transformation(Throwing.class, Map.of("error", "yes")));

            assertThat(apply(options, text("a"))).isInstanceOf(Outcome.Reject.class);
        }

        @Test
        void is_named_after_the_converter_that_failed() {
            SourceRecord record =
                    new SourceRecord(Map.of(), Map.of(), "t", Schema.INT32_SCHEMA, "not a number");

            Outcome<OutboundRecord> outcome = apply(options(JSON, TOLERANT), record);

            assertThat(failure(outcome).stage()).isEqualTo(RecordFailure.Stage.VALUE_CONVERTER);
            assertThat(failure(outcome).plugin()).endsWith("JsonConverter");
        }
    }

    @Nested
    class ARetriableException {
        @Test
        void is_not_retried_by_default() {
            assertThat(apply(options(STRING, STRICT, flaky(1)), text("a")))
                    .isInstanceOf(Outcome.Reject.class);
            assertThat(fixture.time.waits).isEmpty();
        }

        @Test
        void is_retried_with_growing_waits_that_are_random_beyond_the_limit() {
            PipelineOptions options = options(STRING, retrying(Duration.ofMillis(-1)), flaky(4));

            assertThat(apply(options, text("a"))).isInstanceOf(Outcome.Deliver.class);
            assertThat(fixture.time.waits).containsExactly(300L, 600L, 999L, 999L);
        }

        @Test
        void fails_when_the_time_is_up_after_a_last_try_at_the_very_end() {
            PipelineOptions options = options(STRING, retrying(Duration.ofMillis(1000)), flaky(9));

            assertThat(apply(options, text("a"))).isInstanceOf(Outcome.Reject.class);
            assertThat(fixture.time.waits).containsExactly(300L, 600L, 100L);
        }

        @Test
        void is_not_retried_any_more_when_the_task_is_given_up() {
            fixture.time.givenUp = true;
            PipelineOptions options = options(STRING, retrying(Duration.ofMillis(-1)), flaky(4));

            assertThat(apply(options, text("a"))).isInstanceOf(Outcome.Reject.class);
            assertThat(fixture.time.waits).hasSize(1);
        }

        private TransformationOptions flaky(int failures) {
            return transformation(Flaky.class, Map.of("failures", String.valueOf(failures)));
        }
    }

    @Nested
    class Closing {
        @Test
        void goes_on_after_a_plugin_that_throws_and_tells_then() {
            SourcePipeline pipeline =
                    fixture.pipelines.source(
                            options(STRING, STRICT, transformation(Throwing.class, Map.of())),
                            LOADER);

            assertThatThrownBy(pipeline::close)
                    .isInstanceOf(ConnectException.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
    }

    private Outcome<OutboundRecord> apply(PipelineOptions options, SourceRecord record) {
        return fixture.pipelines.source(options, LOADER).apply(record);
    }

    private OutboundRecord delivered(PipelineOptions options, SourceRecord record) {
        Outcome<OutboundRecord> outcome = apply(options, record);
        assertThat(outcome).isInstanceOf(Outcome.Deliver.class);
        return ((Outcome.Deliver<OutboundRecord>) outcome).record();
    }

    private static RecordFailure failure(Outcome<OutboundRecord> outcome) {
        return outcome instanceof Outcome.Quarantine<OutboundRecord> quarantine
                ? quarantine.failure()
                : ((Outcome.Reject<OutboundRecord>) outcome).failure();
    }

    private static SourceRecord text(String value) {
        return new SourceRecord(Map.of(), Map.of(), "t", Schema.STRING_SCHEMA, value);
    }
}
