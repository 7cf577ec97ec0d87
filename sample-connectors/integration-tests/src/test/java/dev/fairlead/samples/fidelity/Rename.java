package dev.fairlead.samples.fidelity;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Gives the topic another name from some moment on. */
public final class Rename implements Transformation<SinkRecord> {
    private boolean renaming;

    /** From now on. */
    public void begin() {
        renaming = true;
    }

    @Override
    public SinkRecord apply(SinkRecord record) {
        return renaming
                ? record.newRecord(
                        "renamed",
                        record.kafkaPartition(),
                        record.keySchema(),
                        record.key(),
                        record.valueSchema(),
                        record.value(),
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
