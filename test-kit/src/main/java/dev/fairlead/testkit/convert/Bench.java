package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.trial.Specimen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** A converter class with settings and a use, and what it is known to keep. */
record Bench(Specimen specimen, Kind kind) {
    static final String TOPIC = "orders";

    Codec fresh() {
        return Codec.of(Codec.configured(specimen, kind), kind, TOPIC);
    }

    Bench with(String name, String value) {
        Map<String, String> settings = new TreeMap<>(specimen.settings());
        settings.put(name, value);
        return new Bench(new Specimen(specimen.type(), settings), kind);
    }

    /** Whether a struct comes back as one, with its schema. */
    boolean keepsSchemas() {
        Schema schema =
                SchemaBuilder.struct()
                        .name("probe")
                        .field("a", Schema.INT32_SCHEMA)
                        .field("b", Schema.STRING_SCHEMA)
                        .build();
        return keeps(new SchemaAndValue(schema, new Struct(schema).put("a", 1).put("b", "x")));
    }

    /** Whether a map without a schema comes back as one. */
    boolean keepsMaps() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1L);
        map.put("b", "x");
        return keeps(new SchemaAndValue(null, map));
    }

    private boolean keeps(SchemaAndValue data) {
        try {
            Codec codec = fresh();
            return Sameness.differ(data, codec.read(codec.write(data))).isEmpty();
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
