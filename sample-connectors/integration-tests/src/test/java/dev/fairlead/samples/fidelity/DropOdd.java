package dev.fairlead.samples.fidelity;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Leaves out each record whose text ends with 1. */
public final class DropOdd implements Transformation<SourceRecord> {
    @Override
    public SourceRecord apply(SourceRecord record) {
        return ((String) record.value()).endsWith("1") ? null : record;
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
