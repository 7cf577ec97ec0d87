package dev.fairlead.samples.benchmark.plugin;

import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** What the generator sends, made beforehand: texts of 100 bytes, or records of ten fields. */
record Values(Schema schema, Object[] ring) {
    private static final int MANY = 1000;

    static Values of(String shape) {
        return shape.equals("text") ? texts() : records();
    }

    Object at(long number) {
        return ring[(int) (number % MANY)];
    }

    private static Values texts() {
        Object[] ring = new Object[MANY];
        for (int i = 0; i < MANY; i++) {
            String number = Integer.toString(i);
            ring[i] = number + "x".repeat(100 - number.length());
        }
        return new Values(Schema.STRING_SCHEMA, ring);
    }

    private static Values records() {
        Schema schema =
                SchemaBuilder.struct()
                        .name("customer")
                        .version(1)
                        .field("id", Schema.INT64_SCHEMA)
                        .field("name", Schema.STRING_SCHEMA)
                        .field("email", Schema.OPTIONAL_STRING_SCHEMA)
                        .field("age", Schema.INT32_SCHEMA)
                        .field("balance", Schema.FLOAT64_SCHEMA)
                        .field("active", Schema.BOOLEAN_SCHEMA)
                        .field("city", Schema.STRING_SCHEMA)
                        .field("visits", Schema.INT64_SCHEMA)
                        .field("since", Timestamp.SCHEMA)
                        .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                        .build();
        Object[] ring = new Object[MANY];
        for (int i = 0; i < MANY; i++) {
            ring[i] =
                    new Struct(schema)
                            .put("id", 1_000_000L + i)
                            .put("name", "Customer number " + i)
                            .put("email", "customer" + i + "@example.org")
                            .put("age", 18 + i % 70)
                            .put("balance", i * 12.25)
                            .put("active", i % 3 > 0)
                            .put("city", "City " + i % 50)
                            .put("visits", i * 7L)
                            .put("since", new Date(1_700_000_000_000L + i * 1000L))
                            .put("note", i % 2 > 0 ? null : "a note of some words");
        }
        return new Values(schema, ring);
    }
}
