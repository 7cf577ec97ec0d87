package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.trial.Specimen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    /** Whether it writes anything at all: some converters are for sinks only. */
    boolean writesAnything() {
        Codec codec = fresh();
        return simple().anyMatch(data -> SampleLaws.written(codec, data) != null);
    }

    /** Whether it reads anything of what it writes: some are for sources only. */
    boolean readsAnything() {
        Codec codec = fresh();
        return simple().map(data -> SampleLaws.written(codec, data))
                .filter(Objects::nonNull)
                .anyMatch(bytes -> WholeLaws.reads(codec, bytes));
    }

    private static Stream<SchemaAndValue> simple() {
        Schema row = SchemaBuilder.struct().name("probe").field("a", Schema.INT32_SCHEMA).build();
        return Stream.of(
                new SchemaAndValue(Schema.STRING_SCHEMA, "x"),
                new SchemaAndValue(null, "x"),
                new SchemaAndValue(Schema.INT32_SCHEMA, 1),
                new SchemaAndValue(Schema.INT64_SCHEMA, 1L),
                new SchemaAndValue(Schema.BYTES_SCHEMA, new byte[] {1}),
                new SchemaAndValue(null, Map.of("a", 1L)),
                new SchemaAndValue(row, new Struct(row).put("a", 1)));
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
