package dev.fairlead.testkit.real;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Gives each record of a source a header that says where it came from: source partition, source
 * offset, which task, and the how many of this task's. Runs in the worker, before the connector's
 * own transformations; {@link RealWorkerLaws} puts it there.
 */
public final class Origin implements Transformation<SourceRecord> {
    /** The header. */
    static final String HEADER = "fairlead.origin";

    private final String task = UUID.randomUUID().toString();
    private final JsonConverter json = new JsonConverter();
    private long count;

    /** Called by the worker. */
    public Origin() {
        json.configure(Map.of("schemas.enable", "false"), false);
    }

    @Override
    public SourceRecord apply(SourceRecord record) {
        Headers headers = new ConnectHeaders(record.headers());
        headers.addString(
                HEADER,
                "{\"task\":\"%s\",\"number\":%d,\"partition\":%s,\"offset\":%s}"
                        .formatted(
                                task,
                                count++,
                                spelled(record.sourcePartition()),
                                spelled(record.sourceOffset())));
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                headers);
    }

    /** As the worker spells it in its offset file. */
    private String spelled(@Nullable Map<String, ?> map) {
        byte[] bytes = map == null ? null : json.fromConnectData("", null, map);
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {
        json.close();
    }
}
