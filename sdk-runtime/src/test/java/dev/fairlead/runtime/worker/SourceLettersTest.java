package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.DeadLetterOptions;
import dev.fairlead.runtime.config.MetricOptions;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.metrics.ConnectorFacts;
import dev.fairlead.runtime.metrics.Shown;
import dev.fairlead.runtime.metrics.WorkerMetrics;
import dev.fairlead.runtime.offsets.OffsetCodec;
import dev.fairlead.runtime.offsets.SourceOffsetReader;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.task.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SourceLettersTest {
    private static final TaskId TASK = new TaskId("in", 0);

    private final WorkerMetrics metrics = new WorkerMetrics(MetricOptions.defaults(), Time.SYSTEM);

    @Nested
    class ALetter {
        @Test
        void has_the_record_as_json_with_its_schema() {
            Schema schema = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();
            OutboundRecord letter = letter(record(schema, new Struct(schema).put("id", 7L)), false);

            assertThat(letter.topic()).isEqualTo("dead");
            assertThat(letter.timestamp()).isEqualTo(99);
            assertThat(text(letter.key())).contains("\"payload\":\"k\"");
            assertThat(text(letter.value()))
                    .contains("\"payload\":{\"id\":7}")
                    .contains("\"type\":\"int64\"");
            assertThat(headers(letter)).containsEntry("value.format", "json");
        }

        @Test
        void says_from_where_in_the_source_the_record_is() {
            assertThat(headers(letter(record(Schema.STRING_SCHEMA, "v"), false)))
                    .containsEntry("source.partition", "{\"file\":\"a\"}")
                    .containsEntry("source.offset", "{\"line\":3}")
                    .doesNotContainKey("exception.message");
        }

        @Test
        void says_what_went_wrong_when_that_is_wanted() {
            assertThat(headers(letter(record(Schema.STRING_SCHEMA, "v"), true)))
                    .containsEntry("topic", "t")
                    .containsEntry("connector.name", "in")
                    .containsEntry("task.id", "0")
                    .containsEntry("stage", "VALUE_CONVERTER")
                    .containsEntry("class.name", "Converter")
                    .containsEntry("exception.class.name", DataException.class.getName())
                    .containsEntry("exception.message", "no such field; [hidden]")
                    .hasEntrySatisfying(
                            "exception.stacktrace",
                            trace -> assertThat(trace).contains("[hidden]").doesNotContain("s3c"));
        }

        @Test
        void has_bytes_as_they_are_and_nothing_for_nothing() {
            OutboundRecord letter = letter(record(Schema.BYTES_SCHEMA, new byte[] {1, 2}), false);

            assertThat(letter.value()).containsExactly(1, 2);
            assertThat(headers(letter)).containsEntry("value.format", "bytes");
            assertThat(letter(record(null, null), false).value()).isNull();
        }

        @Test
        void has_text_when_the_value_does_not_fit_its_schema() {
            OutboundRecord letter = letter(record(Schema.INT32_SCHEMA, "no number"), false);

            assertThat(text(letter.value())).isEqualTo("no number");
            assertThat(headers(letter)).containsEntry("value.format", "text");
        }

        @Test
        void keeps_the_records_own_headers() {
            SourceRecord record = record(Schema.STRING_SCHEMA, "v");
            record.headers().addString("trace", "17");

            assertThat(letter(record, false).headers().lastHeader("trace").value())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("17");
        }

        @Test
        void is_counted() {
            letter(record(Schema.STRING_SCHEMA, "v"), false);

            assertThat(Shown.by(metrics).of("task-error-metrics", "connector", "in", "task", "0"))
                    .containsEntry("deadletterqueue-produce-requests", 1.0);
        }
    }

    @Nested
    class ARecordThatCanBeHandled {
        @Test
        void is_left_alone() {
            Outcome<OutboundRecord> filtered = new Outcome.Filter<>();

            assertThat(letters(false).around(record -> filtered).apply(record(null, null)))
                    .isSameAs(filtered);
        }
    }

    @Nested
    class InAWorker {
        @Test
        void records_that_a_transformation_can_not_handle_are_found_in_the_topic() {
            try (WorkerFixture fixture = new WorkerFixture()) {
                fixture.script("in").feed.addAll(List.of("a", "b"));
                fixture.worker
                        .start(
                                fixture.source(
                                        "in",
                                        "errors.tolerance",
                                        "all",
                                        "errors.deadletterqueue.topic.name",
                                        "dead",
                                        "errors.deadletterqueue.topic.replication.factor",
                                        "1",
                                        "transforms",
                                        "break",
                                        "transforms.break.type",
                                        "org.apache.kafka.connect.transforms.InsertField$Value",
                                        "transforms.break.static.field",
                                        "f",
                                        "transforms.break.static.value",
                                        "v"))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();

                fixture.eventually(() -> fixture.values("dead").size() == 2);
                InboundRecord second = fixture.log.records("dead").get(1);
                assertThat(text(second.value())).contains("\"payload\":\"b@2\"");
                assertThat(headers(second.headers()))
                        .containsEntry("source.offset", "{\"position\":2}");
                assertThat(fixture.log.records("scripted")).isEmpty();
                fixture.eventually(() -> position(fixture).equals(Optional.of(2L)));
                assertThat(fixture.worker.status().topics("in")).isEmpty();
            }
        }

        private Optional<Object> position(WorkerFixture fixture) {
            return Optional.ofNullable(
                            new SourceOffsetReader("in", fixture.offsets, new OffsetCodec())
                                    .offset(Map.of("script", "it")))
                    .map(offset -> offset.get("position"));
        }
    }

    private OutboundRecord letter(SourceRecord record, boolean explained) {
        Outcome<OutboundRecord> outcome =
                letters(explained)
                        .around(
                                any ->
                                        new Outcome.Quarantine<>(
                                                new RecordFailure(
                                                        RecordFailure.Stage.VALUE_CONVERTER,
                                                        "Converter",
                                                        new DataException(
                                                                "no such field; s3cret"))))
                        .apply(record);
        return ((Outcome.Bury<OutboundRecord>) outcome).letter();
    }

    private SourceLetters letters(boolean explained) {
        return new SourceLetters(
                TASK,
                new DeadLetterOptions("dead", (short) 1, explained),
                metrics.task(
                                TASK,
                                new ConnectorFacts("in", "source", "Source", "1"),
                                new Script.PollingTask())
                        .errors(),
                text -> text.replace("s3cret", "[hidden]"));
    }

    private static SourceRecord record(Schema schema, Object value) {
        return new SourceRecord(
                Map.of("file", "a"),
                Map.of("line", 3L),
                "t",
                null,
                Schema.STRING_SCHEMA,
                "k",
                schema,
                value,
                99L,
                new ConnectHeaders());
    }

    private static Map<String, String> headers(OutboundRecord letter) {
        return headers(letter.headers());
    }

    /** The worker's own, without their prefix. */
    private static Map<String, String> headers(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(
                header ->
                        texts.put(
                                header.key().replace("__connect.errors.", ""),
                                text(header.value())));
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
