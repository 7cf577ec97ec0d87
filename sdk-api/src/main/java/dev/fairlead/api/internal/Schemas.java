package dev.fairlead.api.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** Schemas that differ from others in their parts only. */
public final class Schemas {
    private Schemas() {}

    /** The schemas of the fields by their names, in order, in a map of the caller's own. */
    public static Map<String, Schema> fields(Schema struct) {
        Map<String, Schema> fields = new LinkedHashMap<>();
        for (Field field : struct.fields()) {
            fields.put(field.name(), field.schema());
        }
        return fields;
    }

    /** A struct with other fields; a default of the whole is left out, it would not fit. */
    public static Schema withFields(Schema struct, Map<String, Schema> fields) {
        SchemaBuilder builder = like(struct, SchemaBuilder.struct());
        fields.forEach(builder::field);
        return builder.build();
    }

    /** An array of other elements, or a map of other values. */
    public static Schema withValues(Schema whole, Schema values) {
        return like(
                        whole,
                        whole.type() == Schema.Type.ARRAY
                                ? SchemaBuilder.array(values)
                                : SchemaBuilder.map(whole.keySchema(), values))
                .build();
    }

    private static SchemaBuilder like(Schema schema, SchemaBuilder builder) {
        builder.name(schema.name()).version(schema.version()).doc(schema.doc());
        if (schema.isOptional()) {
            builder.optional();
        }
        if (schema.parameters() != null) {
            builder.parameters(schema.parameters());
        }
        return builder;
    }
}
