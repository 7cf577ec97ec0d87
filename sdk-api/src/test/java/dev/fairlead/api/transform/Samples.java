package dev.fairlead.api.transform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/** Records as they come: two versions of a schema in turn, no schema, tombstones, no key. */
final class Samples {
    static final Schema ADDRESS =
            SchemaBuilder.struct().field("city", Schema.STRING_SCHEMA).build();
    static final Schema FIRST =
            SchemaBuilder.struct()
                    .name("payment")
                    .version(1)
                    .doc("A payment")
                    .parameter("owner", "shop")
                    .field("card", Schema.STRING_SCHEMA)
                    .field("to", ADDRESS)
                    .build();
    static final Schema SECOND =
            SchemaBuilder.struct()
                    .name("payment")
                    .version(2)
                    .field("card", SchemaBuilder.int64().defaultValue(1234567L).build())
                    .field("to", ADDRESS)
                    .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).optional().build())
                    .build();

    private Samples() {}

    static Struct first() {
        return new Struct(FIRST)
                .put("card", "4111111111111881")
                .put("to", new Struct(ADDRESS).put("city", "Bern"));
    }

    static Struct second() {
        return new Struct(SECOND)
                .put("card", 5500000000000004L)
                .put("to", new Struct(ADDRESS).put("city", "Rome"))
                .put("tags", new ArrayList<>(List.of("a", "b")));
    }

    static Map<String, Object> map() {
        Map<String, Object> map = new HashMap<>();
        map.put("card", "4111111111111881");
        map.put("to", new HashMap<>(Map.of("city", "Bern")));
        map.put("none", null);
        return map;
    }

    static List<SourceRecord> source() {
        List<SourceRecord> records = new ArrayList<>();
        records.add(source(FIRST, first()));
        records.add(source(SECOND, second()));
        records.add(source(FIRST, first()));
        records.add(source(null, map()));
        records.add(source(null, null));
        records.add(source(SECOND, null));
        records.add(source(SECOND, second()));
        return records;
    }

    static SourceRecord source(Schema schema, Object value) {
        return new SourceRecord(
                Map.of("file", "a"),
                Map.of("position", 7L),
                "topic",
                3,
                Schema.STRING_SCHEMA,
                "key",
                schema == null || schema.isOptional() || value != null ? schema : optional(schema),
                value,
                42L,
                new ConnectHeaders().addString("trace", "t1"));
    }

    private static Schema optional(Schema schema) {
        SchemaBuilder builder = SchemaBuilder.struct().optional();
        schema.fields().forEach(field -> builder.field(field.name(), field.schema()));
        return builder.build();
    }

    static List<SinkRecord> sink() {
        return new ArrayList<>(source().stream().map(Samples::sink).toList());
    }

    static SinkRecord sink(SourceRecord record) {
        return new SinkRecord(
                "renamed",
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                99L,
                42L,
                TimestampType.CREATE_TIME,
                record.headers(),
                "topic",
                5,
                77L);
    }
}
