package dev.fairlead.testkit.mutant;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.Transformation;

/** Correct: turns structs into text, and leaves everything else. */
public final class TextTransformation<R extends ConnectRecord<R>> implements Transformation<R> {
    @Override
    public R apply(R record) {
        return record.value() instanceof Struct struct
                ? record.newRecord(
                        record.topic(),
                        record.kafkaPartition(),
                        record.keySchema(),
                        record.key(),
                        Schema.STRING_SCHEMA,
                        struct.toString(),
                        record.timestamp())
                : record;
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
