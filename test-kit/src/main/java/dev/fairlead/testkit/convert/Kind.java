package dev.fairlead.testkit.convert;

import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** What a converter is used for. */
public enum Kind {
    KEY("key"),
    VALUE("value"),
    HEADER("header");

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    /** As the setting converter.type has it. */
    String type() {
        return type;
    }

    Class<?> plugin() {
        return this == HEADER ? HeaderConverter.class : Converter.class;
    }
}
