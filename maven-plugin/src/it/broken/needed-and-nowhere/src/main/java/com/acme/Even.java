package com.acme;

import java.util.Map;
import com.lib.Same;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;

public final class Even<R extends ConnectRecord<R>> implements Predicate<R>, Versioned {
    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public boolean test(R record) {
        return Same.name().isEmpty();
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
