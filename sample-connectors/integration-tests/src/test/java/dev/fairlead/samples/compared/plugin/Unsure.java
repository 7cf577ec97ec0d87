package dev.fairlead.samples.compared.plugin;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/**
 * A predicate that can't tell of values with "bad" in them, and holds for no others.
 *
 * @param <R> the records
 */
public final class Unsure<R extends ConnectRecord<R>> implements Predicate<R> {
    /** Called by the worker. */
    public Unsure() {}

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public boolean test(R record) {
        if (String.valueOf(record.value()).contains("bad")) {
            throw new DataException("nobody can tell of \"" + record.value() + "\"");
        }
        return false;
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void close() {}
}
