package dev.fairlead.testkit.mutant;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** Has no definition of its settings. */
public final class UndefinedPredicate<R extends ConnectRecord<R>> implements Predicate<R> {
    @Override
    public ConfigDef config() {
        return null;
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public boolean test(R record) {
        return true;
    }

    @Override
    public void close() {}
}
