package org.apache.kafka.connect.converters;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.jspecify.annotations.Nullable;

/** A converter of keys, values and headers that are each one {@link Primitive}. */
interface PrimitiveConverter<T> extends Converter, HeaderConverter {
    /** What it converts. */
    Primitive<T> primitive();

    /** That of Kafka, which the behaviour follows. */
    @Override
    default String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    default ConfigDef config() {
        return ConverterConfig.newConfigDef();
    }

    /** Accepts any settings, as long as {@code converter.type} is among them. */
    @Override
    default void configure(Map<String, ?> settings) {
        config().parse(settings);
    }

    @Override
    default void configure(Map<String, ?> settings, boolean isKey) {
        Map<String, Object> all = new HashMap<>(settings);
        ConverterType type = isKey ? ConverterType.KEY : ConverterType.VALUE;
        all.put(ConverterConfig.TYPE_CONFIG, type.getName());
        configure(all);
    }

    @Override
    default byte @Nullable [] fromConnectData(
            String topic, @Nullable Schema schema, @Nullable Object value) {
        return primitive().bytes(topic, value);
    }

    @Override
    default SchemaAndValue toConnectData(String topic, byte @Nullable [] value) {
        return primitive().value(topic, value);
    }

    @Override
    default byte @Nullable [] fromConnectHeader(
            String topic, String header, @Nullable Schema schema, @Nullable Object value) {
        return fromConnectData(topic, schema, value);
    }

    @Override
    default SchemaAndValue toConnectHeader(String topic, String header, byte @Nullable [] value) {
        return toConnectData(topic, value);
    }

    /** Does nothing: there is nothing to free. */
    @Override
    default void close() {}
}
