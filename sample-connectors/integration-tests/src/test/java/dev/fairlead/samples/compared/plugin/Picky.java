package dev.fairlead.samples.compared.plugin;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * A transformation that can't handle values with "bad" in them, those with "later" two times, and
 * those with "broken" not at all.
 *
 * @param <R> the records
 */
public final class Picky<R extends ConnectRecord<R>> implements Transformation<R> {
    private int refused;
    private String suffix = "";

    /** Called by the worker. */
    public Picky() {}

    @Override
    public void configure(Map<String, ?> settings) {
        Object given = settings.get("suffix");
        suffix = given == null ? "" : given.toString();
        if (suffix.equals("impossible")) {
            throw new org.apache.kafka.common.config.ConfigException(
                    "suffix", suffix, "it can't be done");
        }
    }

    @Override
    public R apply(R record) {
        String value = String.valueOf(record.value());
        if (value.contains("bad")) {
            throw new DataException("\"" + value + "\" is bad");
        }
        if (value.contains("broken")) {
            throw new IllegalStateException("\"" + value + "\" breaks it");
        }
        if (value.contains("later") && refused < 2) {
            refused++;
            throw new RetriableException("not yet");
        }
        return suffix.isEmpty() || !(record.value() instanceof String)
                ? record
                : record.newRecord(
                        record.topic(),
                        record.kafkaPartition(),
                        record.keySchema(),
                        record.key(),
                        record.valueSchema(),
                        value + suffix,
                        record.timestamp());
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define(
                        "suffix",
                        ConfigDef.Type.STRING,
                        "",
                        ConfigDef.Importance.LOW,
                        "What to add.");
    }

    @Override
    public void close() {}
}
