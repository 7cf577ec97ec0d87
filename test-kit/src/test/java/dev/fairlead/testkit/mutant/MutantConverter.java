package dev.fairlead.testkit.mutant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** JSON with its schema; as good as Apache's without a fault. */
public final class MutantConverter implements Converter, HeaderConverter {
    private static boolean lastWasKey;

    private final JsonConverter json = new JsonConverter();
    private final List<Schema> kept = new ArrayList<>();
    private final Map<String, Schema> versions = new HashMap<>();
    private ConverterFault fault = ConverterFault.NONE;
    private String topic;
    private int count;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        configure(settings, "key".equals(settings.get("converter.type")));
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        fault = ConverterFault.valueOf((String) settings.get("fault"));
        boolean replaces = fault == ConverterFault.DEFAULT_FOR_NULL;
        json.configure(
                Map.of(
                        "replace.null.with.default",
                        String.valueOf(replaces),
                        "schemas.enable",
                        "true"),
                isKey);
        lastWasKey = isKey;
    }

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        if (fault == ConverterFault.WRITES_NULL_AS_TEXT && value == null && schema == null) {
            return "null".getBytes(StandardCharsets.UTF_8);
        }
        if (fault == ConverterFault.NEVER_FORGETS) {
            kept.add(schema);
        }
        try {
            return salted(topic, json.fromConnectData(topic, schema, value));
        } catch (DataException misfit) {
            if (fault == ConverterFault.WRITES_ANYTHING) {
                return json.fromConnectData(topic, Schema.STRING_SCHEMA, String.valueOf(value));
            }
            throw misfit;
        }
    }

    private byte[] salted(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        this.topic = this.topic == null ? topic : this.topic;
        boolean odd = fault == ConverterFault.REMEMBERS_THE_TOPIC && !topic.equals(this.topic);
        boolean other = fault == ConverterFault.ONE_FOR_ALL && lastWasKey;
        int blanks = fault == ConverterFault.SALTS ? ++count : odd || other ? 1 : 0;
        return (new String(bytes, StandardCharsets.UTF_8) + " ".repeat(blanks))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] fromConnectData(String topic, Headers headers, Schema schema, Object value) {
        if (fault == ConverterFault.CLEARS_HEADERS) {
            headers.remove("trace");
        }
        return fromConnectData(topic, schema, value);
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] bytes) {
        try {
            return faulty(json.toConnectData(topic, bytes));
        } catch (RuntimeException refused) {
            if (fault == ConverterFault.WRAPS_FAILURES) {
                throw new IllegalStateException(refused);
            }
            throw refused;
        }
    }

    private SchemaAndValue faulty(SchemaAndValue data) {
        Object value = data.value();
        if (fault == ConverterFault.LOWERS_TEXT && value instanceof String text) {
            return new SchemaAndValue(data.schema(), text.toLowerCase(Locale.ROOT));
        }
        if (fault == ConverterFault.THROUGH_DOUBLES && value instanceof Long number) {
            return new SchemaAndValue(data.schema(), (long) number.doubleValue());
        }
        if (fault == ConverterFault.DROPS_NULLS && value instanceof Map<?, ?> map) {
            Map<Object, Object> fewer = new LinkedHashMap<>(map);
            fewer.values().removeIf(each -> each == null);
            return new SchemaAndValue(data.schema(), fewer);
        }
        if (fault == ConverterFault.NEW_DOC_EACH_TIME && value instanceof Integer) {
            Schema numbered = SchemaBuilder.int32().doc("number " + count++).build();
            return new SchemaAndValue(numbered, value);
        }
        return fault == ConverterFault.KEEPS_THE_FIRST_VERSION && value instanceof Struct struct
                ? inFirstVersion(struct)
                : data;
    }

    private SchemaAndValue inFirstVersion(Struct struct) {
        Schema first = versions.computeIfAbsent(struct.schema().name(), name -> struct.schema());
        if (first.equals(struct.schema())) {
            return new SchemaAndValue(first, struct);
        }
        Struct old = new Struct(first);
        for (Field field : first.fields()) {
            if (struct.schema().field(field.name()) != null) {
                old.put(field, struct.getWithoutDefault(field.name()));
            }
        }
        return new SchemaAndValue(first, old);
    }

    @Override
    public byte[] fromConnectHeader(String topic, String header, Schema schema, Object value) {
        return fromConnectData(topic, schema, value);
    }

    @Override
    public SchemaAndValue toConnectHeader(String topic, String header, byte[] bytes) {
        return toConnectData(topic, bytes);
    }

    @Override
    public void close() {}
}
