package dev.fairlead.testkit.mutant;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Passes everything, and closes only what was configured. */
public final class FragileTransformation<R extends ConnectRecord<R>> implements Transformation<R> {
    private StringBuilder notes;

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        notes = new StringBuilder();
    }

    @Override
    public R apply(R record) {
        return record;
    }

    @Override
    public void close() {
        notes.setLength(0);
    }
}
