package dev.fairlead.testkit.mutant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.cache.LRUCache;
import org.apache.kafka.common.cache.SynchronizedCache;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Adds a field "mark" to values; correct without a fault. */
public final class MutantTransformation<R extends ConnectRecord<R>> implements Transformation<R> {
    private final SynchronizedCache<Schema, Schema> schemas =
            new SynchronizedCache<>(new LRUCache<>(16));
    private final Map<Schema, Schema> all = new HashMap<>();
    private TransformationFault fault;
    private Schema first;
    private long seen;
    private volatile ConnectRecord<?> atHand;

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("fault", ConfigDef.Type.STRING, ConfigDef.Importance.LOW, "what is wrong")
                .define("number", ConfigDef.Type.INT, 1, ConfigDef.Importance.LOW, "any number");
    }

    @Override
    public void configure(Map<String, ?> settings) {
        fault = TransformationFault.valueOf((String) settings.get("fault"));
        if (fault != TransformationFault.TAKES_ANY_NUMBER) {
            config().parse(settings);
        }
    }

    @Override
    public R apply(R record) {
        if (fault == TransformationFault.FALLS_OVER_TOMBSTONES) {
            record.value().getClass();
        }
        if (record.value() == null) {
            return record;
        }
        if (fault == TransformationFault.CHANGES_HEADERS) {
            record.headers().addString("seen", "yes");
        }
        if (fault == TransformationFault.CASTS && !(record.value() instanceof Map)) {
            return with(record, mark((Struct) record.value(), "x"));
        }
        if (record.value() instanceof Struct struct && record.valueSchema() != null) {
            return with(record, mark(struct, text(record)));
        }
        if (record.value() instanceof Map<?, ?> map) {
            boolean odd = fault == TransformationFault.MARKS_MAPS_OTHERWISE;
            return with(record, mark(map, odd ? "other" : text(record)));
        }
        return record;
    }

    private String text(R record) {
        if (fault == TransformationFault.COUNTS) {
            seen++;
            return "x" + seen;
        }
        if (fault == TransformationFault.SHARES_A_FIELD) {
            atHand = record;
            for (int i = 0; i < 50; i++) {
                Thread.onSpinWait();
            }
            return String.valueOf(atHand.timestamp());
        }
        return "x";
    }

    @SuppressWarnings("unchecked")
    private Object mark(Map<?, ?> map, String text) {
        Map<Object, Object> marked =
                fault == TransformationFault.CHANGES_THE_MAP
                        ? (Map<Object, Object>) map
                        : new LinkedHashMap<>(map);
        boolean again = fault == TransformationFault.MARKS_AGAIN && map.containsKey("mark");
        marked.put("mark", again ? map.get("mark") + text : text);
        return marked;
    }

    private Object mark(Struct struct, String text) {
        Schema schema = schema(struct.schema());
        Struct marked = new Struct(schema);
        for (Field field : struct.schema().fields()) {
            if (!field.name().equals("mark")) {
                marked.put(field.name(), struct.getWithoutDefault(field.name()));
            }
        }
        if (fault != TransformationFault.FORGETS_TO_FILL) {
            marked.put("mark", text);
        }
        return marked;
    }

    private Schema schema(Schema old) {
        if (fault == TransformationFault.CACHES_THE_FIRST_SCHEMA) {
            first = first == null ? marked(old) : first;
            return first;
        }
        if (fault == TransformationFault.NEVER_FORGETS) {
            synchronized (all) {
                return all.computeIfAbsent(old, this::marked);
            }
        }
        Schema known = schemas.get(old);
        if (known == null) {
            known = marked(old);
            schemas.put(old, known);
        }
        return known;
    }

    private Schema marked(Schema old) {
        SchemaBuilder builder = SchemaBuilder.struct().name(old.name());
        if (old.isOptional()) {
            builder.optional();
        }
        for (Field field : old.fields()) {
            if (!field.name().equals("mark")) {
                builder.field(field.name(), field.schema());
            }
        }
        return builder.field("mark", Schema.STRING_SCHEMA).build();
    }

    @SuppressWarnings("unchecked")
    private R with(R record, Object value) {
        Schema schema = value instanceof Struct struct ? struct.schema() : null;
        Headers headers =
                fault == TransformationFault.LOSES_HEADERS
                        ? new ConnectHeaders()
                        : record.headers();
        boolean moves = fault == TransformationFault.MOVES_THE_ORIGIN;
        if (fault == TransformationFault.CHANGES_THE_CLASS
                || (moves && record instanceof SinkRecord)) {
            return (R)
                    new SinkRecord(
                            record.topic(), 0, record.keySchema(), record.key(), schema, value, -1);
        }
        if (moves && record instanceof SourceRecord) {
            return (R) new SourceRecord(Map.of(), Map.of(), record.topic(), schema, value);
        }
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                schema,
                value,
                record.timestamp(),
                headers);
    }

    @Override
    public void close() {}
}
