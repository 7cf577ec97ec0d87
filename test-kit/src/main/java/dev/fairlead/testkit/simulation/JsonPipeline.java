package dev.fairlead.testkit.simulation;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;

/** No transformations, JSON without schemas: rejects what no converter could write. */
final class JsonPipeline implements Function<SourceRecord, Outcome<OutboundRecord>> {
    private final JsonConverter keys = new JsonConverter();
    private final JsonConverter values = new JsonConverter();

    JsonPipeline() {
        keys.configure(Map.of("schemas.enable", "false"), true);
        values.configure(Map.of("schemas.enable", "false"), false);
    }

    @Override
    public Outcome<OutboundRecord> apply(SourceRecord record) {
        String topic = record.topic();
        if (topic == null || topic.isEmpty()) {
            return reject(
                    RecordFailure.Stage.TASK_POLL,
                    new IllegalArgumentException("a record without topic: " + record));
        }
        byte[] key;
        try {
            key = keys.fromConnectData(topic, record.keySchema(), record.key());
        } catch (RuntimeException e) {
            return reject(RecordFailure.Stage.KEY_CONVERTER, e);
        }
        byte[] value;
        try {
            value = values.fromConnectData(topic, record.valueSchema(), record.value());
        } catch (RuntimeException e) {
            return reject(RecordFailure.Stage.VALUE_CONVERTER, e);
        }
        return new Outcome.Deliver<>(
                new OutboundRecord(
                        topic,
                        record.kafkaPartition(),
                        record.timestamp(),
                        key,
                        value,
                        new RecordHeaders()));
    }

    private static Outcome<OutboundRecord> reject(RecordFailure.Stage stage, Throwable cause) {
        return new Outcome.Reject<>(new RecordFailure(stage, JsonConverter.class.getName(), cause));
    }
}
