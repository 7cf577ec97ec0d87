package dev.fairlead.api.transform;

import dev.fairlead.api.internal.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Puts fields that a transformation has changed into a struct of the derived schema. Nested data
 * may be maps where structs belong, or structs of the schema that came in; they are rebuilt.
 *
 * @param transformation its name, for messages
 */
record Fitting(String transformation) {
    /**
     * The struct of some fields.
     *
     * @throws DataException if one does not fit, or is missing
     * @throws IllegalStateException if the schema lacks one
     */
    Struct struct(Schema schema, Map<String, @Nullable Object> fields) {
        return struct(schema, fields, "");
    }

    private Struct struct(Schema schema, Map<?, ?> fields, String path) {
        Struct struct = new Struct(schema);
        fields.forEach((name, value) -> put(struct, String.valueOf(name), value, path));
        try {
            struct.validate();
        } catch (DataException missing) {
            throw new DataException(
                    transformation
                            + " leaves a field out"
                            + (path.isEmpty() ? "" : " of \"" + path + "\"")
                            + ": "
                            + missing.getMessage(),
                    missing);
        }
        return struct;
    }

    private void put(Struct struct, String name, @Nullable Object value, String path) {
        Field field = struct.schema().field(name);
        String place = path.isEmpty() ? name : path + "." + name;
        if (field == null) {
            throw new IllegalStateException(
                    transformation
                            + " has put the field \""
                            + place
                            + "\", which its schema lacks; add it in schema(config, fields) too");
        }
        if (value == null) {
            return; // a field that may not be null is found by the validation of the whole
        }
        Object fitted = fitted(field.schema(), value, place);
        try {
            struct.put(field, fitted);
        } catch (DataException misfit) {
            throw new DataException(
                    transformation
                            + " has put a value into the field \""
                            + place
                            + "\" that does not fit: "
                            + misfit.getMessage(),
                    misfit);
        }
    }

    private @Nullable Object fitted(Schema schema, @Nullable Object value, String path) {
        if (schema.type() == Schema.Type.STRUCT) {
            if (value instanceof Map<?, ?> fields) {
                return struct(schema, fields, path);
            }
            return value instanceof Struct struct && !isOf(struct, schema)
                    ? struct(schema, common(struct, schema), path)
                    : value;
        } else if (schema.type() == Schema.Type.ARRAY
                && value instanceof List<?> list
                && isNested(schema.valueSchema())) {
            List<@Nullable Object> fitted = new ArrayList<>(list.size());
            for (Object element : list) {
                fitted.add(fitted(schema.valueSchema(), element, path + "[" + fitted.size() + "]"));
            }
            return fitted;
        } else if (schema.type() == Schema.Type.MAP
                && value instanceof Map<?, ?> map
                && isNested(schema.valueSchema())) {
            Map<@Nullable Object, @Nullable Object> fitted = new LinkedHashMap<>();
            map.forEach((key, of) -> fitted.put(key, fitted(schema.valueSchema(), of, path)));
            return fitted;
        }
        return value;
    }

    private static boolean isNested(Schema schema) {
        return !schema.type().isPrimitive();
    }

    private static boolean isOf(Struct struct, Schema schema) {
        return struct.schema() == schema || struct.schema().equals(schema);
    }

    /** The fields that both have: a struct that was not touched lacks only what was taken away. */
    private static Map<String, @Nullable Object> common(Struct struct, Schema schema) {
        Map<String, @Nullable Object> fields = OwnData.fields(struct);
        fields.keySet().retainAll(Schemas.fields(schema).keySet());
        return fields;
    }
}
