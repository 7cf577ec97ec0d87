package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.config.DeadLetterOptions;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.metrics.ErrorMetrics;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.task.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters for a source's records that the pipeline can't handle. A letter takes its
 * record's place on the way to the log, so that the record's offset counts when the log has the
 * letter, and not before. Confined to the task's thread.
 *
 * <p>There are no bytes that the record came as, and its converters may be what failed. So a letter
 * has the record as the task polled it, as JSON with its schema; bytes stay as they are; and what
 * isn't JSON, because it doesn't fit its schema, is text. A header says which.
 */
final class SourceLetters {
    private final TaskId task;
    private final DeadLetterOptions options;
    private final ErrorMetrics metrics;
    private final UnaryOperator<String> hide;
    private final JsonConverter values = converter(true);
    private final JsonConverter positions = converter(false);
    private final SimpleHeaderConverter headerConverter = new SimpleHeaderConverter();

    /**
     * @param hide takes secrets out of what exceptions say
     */
    SourceLetters(
            TaskId task,
            DeadLetterOptions options,
            ErrorMetrics metrics,
            UnaryOperator<String> hide) {
        this.hide = hide;
        this.task = task;
        this.options = options;
        this.metrics = metrics;
    }

    private static JsonConverter converter(boolean schemas) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", schemas), false);
        return converter;
    }

    /** The pipeline, with letters for what it leaves out. */
    Function<SourceRecord, Outcome<OutboundRecord>> around(
            Function<SourceRecord, Outcome<OutboundRecord>> pipeline) {
        return record -> {
            Outcome<OutboundRecord> outcome = pipeline.apply(record);
            return outcome instanceof Outcome.Quarantine<OutboundRecord> quarantine
                    ? new Outcome.Bury<>(letter(record, quarantine.failure()))
                    : outcome;
        };
    }

    private OutboundRecord letter(SourceRecord record, RecordFailure failure) {
        metrics.letterSent();
        Headers headers = new RecordHeaders();
        record.headers().forEach(header -> copy(header, record.topic(), headers));
        FailureHeaders explained = new FailureHeaders(headers, hide);
        explained.add("source.partition", json(record.sourcePartition()));
        explained.add("source.offset", json(record.sourceOffset()));
        byte @Nullable [] key = written(record.keySchema(), record.key(), "key", explained);
        byte @Nullable [] value = written(record.valueSchema(), record.value(), "value", explained);
        if (options.explained()) {
            explained.add("topic", record.topic());
            explained.explain(task, failure);
        }
        Long timestamp = record.timestamp();
        return new OutboundRecord(
                options.topic(),
                null,
                timestamp == null || timestamp < 0 ? null : timestamp,
                key,
                value,
                headers);
    }

    private byte @Nullable [] written(
            @Nullable Schema schema, @Nullable Object data, String what, FailureHeaders headers) {
        if (data == null) {
            return null;
        }
        if (data instanceof byte[] bytes) {
            headers.add(what + ".format", "bytes");
            return bytes;
        }
        try {
            byte[] json = values.fromConnectData("", schema, data);
            headers.add(what + ".format", "json");
            return json;
        } catch (RuntimeException e) {
            headers.add(what + ".format", "text");
            return text(data).getBytes(StandardCharsets.UTF_8);
        }
    }

    private void copy(Header header, @Nullable String topic, Headers headers) {
        byte[] bytes;
        try {
            bytes =
                    headerConverter.fromConnectHeader(
                            topic, header.key(), header.schema(), header.value());
        } catch (RuntimeException e) {
            bytes = text(header.value()).getBytes(StandardCharsets.UTF_8);
        }
        headers.add(header.key(), bytes);
    }

    private @Nullable String json(@Nullable Map<String, ?> position) {
        if (position == null) {
            return null;
        }
        try {
            return new String(
                    positions.fromConnectData("", null, position), StandardCharsets.UTF_8);
        } catch (DataException e) {
            return text(position);
        }
    }

    /** Whatever the record's objects do when they are asked for text. */
    private static String text(Object data) {
        try {
            return String.valueOf(data);
        } catch (RuntimeException e) {
            return data.getClass().getName();
        }
    }
}
