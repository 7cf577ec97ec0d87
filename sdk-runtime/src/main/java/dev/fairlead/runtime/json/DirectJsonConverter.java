package dev.fairlead.runtime.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.jspecify.annotations.Nullable;

/**
 * Stands for Apache's {@code JsonConverter}: the same settings, the same bytes, the same values,
 * the same exceptions, in a fraction of the time.
 *
 * <p>There is always an Apache's converter behind it, made when it is first needed. It does what is
 * unusual, and whatever goes wrong here is tried again there.
 */
public final class DirectJsonConverter implements Converter, HeaderConverter {
    private static final byte[] NOTHING = {};
    private static final byte[] NO_SCHEMA = JsonOutput.ascii("{\"schema\":null,\"payload\":");

    private final Object making = new Object();
    private final Names names = new Names();
    private final AtomicReference<@Nullable JsonOutput> spare = new AtomicReference<>();
    private Map<String, ?> settings = Map.of();
    private volatile @Nullable JsonConverter behind;
    private @Nullable Conversion conversion;

    /** What was made of the settings. */
    private record Conversion(
            boolean envelopes,
            boolean schemaIsSet,
            SchemaTexts texts,
            Envelopes incoming,
            ValueWriter anyWriter) {}

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return JsonConverterConfig.configDef();
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        Map<String, Object> all = new HashMap<>(configs);
        ConverterType type = isKey ? ConverterType.KEY : ConverterType.VALUE;
        all.put(ConverterConfig.TYPE_CONFIG, type.getName());
        configure(all);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        JsonConverterConfig options = new JsonConverterConfig(configs);
        settings = new HashMap<>(configs);
        behind = null;
        boolean envelopes = options.schemasEnabled();
        ValueWriters writers = new ValueWriters(options);
        int size = options.schemaCacheSize();
        conversion =
                new Conversion(
                        envelopes,
                        envelopes && options.schemaContent() != null,
                        new SchemaTexts(size, writers, envelopes ? this::text : schema -> NOTHING),
                        new Envelopes(size, new ValueReaders(options), this::schema, names),
                        writers.of(null));
        if (options.schemaContent() != null) {
            apache(); // says what is wrong with the schema
        }
    }

    @Override
    public void close() {
        JsonConverter converter = behind;
        if (converter != null) {
            converter.close();
        }
    }

    @Override
    public byte @Nullable [] fromConnectHeader(
            String topic, String headerKey, @Nullable Schema schema, @Nullable Object value) {
        return fromConnectData(topic, schema, value);
    }

    @Override
    public SchemaAndValue toConnectHeader(String topic, String headerKey, byte @Nullable [] value) {
        return toConnectData(topic, value);
    }

    @Override
    public byte @Nullable [] fromConnectData(
            String topic, @Nullable Schema schema, @Nullable Object value) {
        Conversion its = conversion;
        if (its == null || (schema == null && value == null)) {
            return apache().fromConnectData(topic, schema, value);
        }
        JsonOutput kept = spare.getAndSet(null);
        JsonOutput output = kept == null ? new JsonOutput() : kept;
        try {
            return write(its, output, schema, value);
        } catch (RuntimeException e) {
            return apache().fromConnectData(topic, schema, value);
        } finally {
            output.clear();
            spare.setRelease(output);
        }
    }

    private static byte[] write(
            Conversion its, JsonOutput output, @Nullable Schema schema, @Nullable Object value) {
        if (schema == null) {
            output.raw(its.envelopes() ? NO_SCHEMA : NOTHING);
            its.anyWriter().write(output, value);
        } else {
            SchemaTexts.Form form = its.texts().of(schema);
            output.raw(form.opening());
            form.payload().write(output, value);
        }
        if (its.envelopes()) {
            output.sign('}');
        }
        return output.toBytes();
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] value) {
        if (value == null) {
            return SchemaAndValue.NULL;
        }
        Conversion its = conversion;
        if (its == null || its.schemaIsSet()) {
            return apache().toConnectData(topic, value);
        }
        try {
            return its.envelopes()
                    ? its.incoming().read(value)
                    : new SchemaAndValue(null, ValueReaders.any(new JsonInput(value, names)));
        } catch (RuntimeException e) {
            return apache().toConnectData(topic, value);
        }
    }

    private JsonConverter apache() {
        JsonConverter converter = behind;
        if (converter == null) {
            synchronized (making) {
                converter = behind;
                if (converter == null) {
                    // Blackbird generates code for beans; for trees it only takes time to start.
                    converter = new JsonConverter(false);
                    if (conversion != null) {
                        converter.configure(settings);
                    }
                    behind = converter;
                }
            }
        }
        return converter;
    }

    private byte[] text(Schema schema) {
        try {
            return new ObjectMapper().writeValueAsBytes(apache().asJsonSchema(schema));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the numbers that Apache's deserializer makes. */
    private @Nullable Schema schema(byte[] text) {
        ObjectMapper mapper =
                new ObjectMapper()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .setNodeFactory(new JsonNodeFactory(true));
        try {
            return apache().asConnectSchema(mapper.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
