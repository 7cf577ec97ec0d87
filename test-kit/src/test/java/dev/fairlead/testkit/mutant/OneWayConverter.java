package dev.fairlead.testkit.mutant;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.StringConverter;

/**
 * A correct converter for sinks only: it has a setting that it needn't define, and writes nothing.
 */
public final class OneWayConverter implements Converter {
    private final StringConverter text = new StringConverter();

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        text.configure(Map.of("converter.type", isKey ? "key" : "value"));
        settings.get("one.way");
    }

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new UnsupportedOperationException("this converter is for sinks");
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] value) {
        return text.toConnectData(topic, value);
    }
}
