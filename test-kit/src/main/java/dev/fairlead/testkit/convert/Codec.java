package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.trial.Specimen;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.jspecify.annotations.Nullable;

/** A converter of either sort that is at work, for one topic. */
interface Codec {
    byte @Nullable [] write(SchemaAndValue data);

    SchemaAndValue read(byte @Nullable [] bytes);

    /** A converter with its settings. */
    static Object configured(Specimen specimen, Kind kind) {
        Object plugin = specimen.bare();
        configure(plugin, specimen.settings(), kind);
        return plugin;
    }

    static void configure(Object plugin, Map<String, String> settings, Kind kind) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("converter.type", kind.type());
        if (kind == Kind.HEADER) {
            ((HeaderConverter) plugin).configure(all);
        } else {
            ((Converter) plugin).configure(all, kind == Kind.KEY);
        }
    }

    static Codec of(Object plugin, Kind kind, String topic) {
        return kind == Kind.HEADER
                ? new OfHeader((HeaderConverter) plugin, topic)
                : new OfRecord((Converter) plugin, topic);
    }

    /** Its settings; converters of early workers may not have any definition. */
    static @Nullable ConfigDef definition(Object plugin) {
        if (plugin instanceof HeaderConverter header) {
            return header.config();
        }
        try {
            return ((Converter) plugin).config();
        } catch (NoSuchMethodError before) {
            return new ConfigDef();
        }
    }

    /** Of keys and values. */
    record OfRecord(Converter converter, String topic) implements Codec {
        @Override
        public byte @Nullable [] write(SchemaAndValue data) {
            return converter.fromConnectData(topic, data.schema(), data.value());
        }

        @Override
        public SchemaAndValue read(byte @Nullable [] bytes) {
            return converter.toConnectData(topic, bytes);
        }
    }

    /** Of headers. */
    record OfHeader(HeaderConverter converter, String topic) implements Codec {
        @Override
        public byte @Nullable [] write(SchemaAndValue data) {
            return converter.fromConnectHeader(topic, "name", data.schema(), data.value());
        }

        @Override
        public SchemaAndValue read(byte @Nullable [] bytes) {
            return converter.toConnectHeader(topic, "name", bytes);
        }
    }
}
