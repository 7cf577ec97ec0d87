package dev.fairlead.testkit.mutant;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Never comes back. */
public final class HangingTransformation<R extends ConnectRecord<R>> implements Transformation<R> {
    @Override
    public R apply(R record) {
        while (!Thread.interrupted()) {
            Thread.onSpinWait();
        }
        return record;
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
