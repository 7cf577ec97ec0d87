package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.data.Portrait;
import java.util.Set;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * Whether data is the same after a trip. Names, docs, versions and parameters of schemas aren't
 * compared, as formats have rules of their own for them; types, optionality and logical types are.
 */
final class Sameness {
    private static final Set<String> LOGICAL =
            Set.of(
                    Decimal.LOGICAL_NAME,
                    Date.LOGICAL_NAME,
                    Time.LOGICAL_NAME,
                    Timestamp.LOGICAL_NAME);

    private Sameness() {}

    /** What differs; empty when nothing does. */
    static String differ(SchemaAndValue expected, SchemaAndValue actual) {
        String value = Portrait.ofValue(expected.value());
        String got = Portrait.ofValue(actual.value());
        if (!value.equals(got)) {
            return "the value " + cut(value) + " came back as " + cut(got);
        }
        String shape = shape(expected.schema());
        String gotShape = shape(actual.schema());
        return shape.equals(gotShape)
                ? ""
                : "the schema " + cut(shape) + " came back as " + cut(gotShape);
    }

    private static String cut(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }

    static String shape(@Nullable Schema schema) {
        if (schema == null) {
            return "none";
        }
        StringBuilder shape = new StringBuilder(schema.type().getName());
        if (schema.name() != null && LOGICAL.contains(schema.name())) {
            shape.append(' ').append(schema.name());
        }
        shape.append(schema.isOptional() ? "?" : "");
        switch (schema.type()) {
            case STRUCT -> {
                for (Field field : schema.fields()) {
                    shape.append(' ').append(field.name()).append(' ');
                    shape.append('(').append(shape(field.schema())).append(')');
                }
            }
            case MAP ->
                    shape.append('<')
                            .append(shape(schema.keySchema()))
                            .append(", ")
                            .append(shape(schema.valueSchema()))
                            .append('>');
            case ARRAY -> shape.append('<').append(shape(schema.valueSchema())).append('>');
            default -> {}
        }
        return shape.toString();
    }
}
