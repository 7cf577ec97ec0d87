package dev.fairlead.testkit.world;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Items as rows: an id that is unique in the world, and a text. */
public final class Rows {
    private static final long PLACE = 1_000_000;
    private static final Schema KEY =
            SchemaBuilder.struct().name("key").field("id", Schema.INT64_SCHEMA).build();
    private static final Schema VALUE =
            SchemaBuilder.struct()
                    .name("item")
                    .field("id", Schema.INT64_SCHEMA)
                    .field("text", Schema.STRING_SCHEMA)
                    .build();

    private Rows() {}

    private static long number(Item item) {
        return item.place() * PLACE + item.number() + 1;
    }

    /** A number. */
    public static SchemaAndValue id(Item item) {
        return new SchemaAndValue(Schema.INT64_SCHEMA, number(item));
    }

    /** A struct with the field {@code id}. */
    public static SchemaAndValue key(Item item) {
        return new SchemaAndValue(KEY, new Struct(KEY).put("id", number(item)));
    }

    /** A struct with the fields {@code id} and {@code text}. */
    public static SchemaAndValue value(Item item) {
        return new SchemaAndValue(
                VALUE, new Struct(VALUE).put("id", number(item)).put("text", item.text()));
    }
}
