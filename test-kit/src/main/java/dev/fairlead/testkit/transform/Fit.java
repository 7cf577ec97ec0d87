package dev.fairlead.testkit.transform;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Whether data fits its schema, to the last field. */
final class Fit {
    private Fit() {}

    /** What doesn't fit; empty when all does. */
    static String misfit(String what, @Nullable Schema schema, @Nullable Object value) {
        if (schema == null) {
            return value instanceof Struct ? "the " + what + " is a struct without a schema" : "";
        }
        if (value == null && (schema.isOptional() || schema.defaultValue() != null)) {
            return "";
        }
        try {
            ConnectSchema.validateValue(schema, value);
        } catch (DataException unfit) {
            return "the " + what + " doesn't fit its schema: " + unfit.getMessage();
        }
        return value == null ? "" : parts(what, schema, value);
    }

    private static String parts(String what, Schema schema, Object value) {
        if (value instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                String wrong =
                        misfit(
                                what + "." + field.name(),
                                field.schema(),
                                struct.getWithoutDefault(field.name()));
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                String wrong = misfit(what + "[]", schema.valueSchema(), each);
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Object each : map.values()) {
                String wrong = misfit(what + "{}", schema.valueSchema(), each);
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
        }
        return "";
    }
}
