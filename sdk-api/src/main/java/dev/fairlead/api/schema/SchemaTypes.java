package dev.fairlead.api.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** The Java types that stand for schemas which arrive. */
final class SchemaTypes {
    private SchemaTypes() {}

    /** The class of the values of a schema. */
    static Class<?> valueType(Schema schema) {
        String name = schema.name() == null ? "" : schema.name();
        return switch (name) {
            case Decimal.LOGICAL_NAME -> BigDecimal.class;
            case Date.LOGICAL_NAME -> LocalDate.class;
            case Time.LOGICAL_NAME -> LocalTime.class;
            case Timestamp.LOGICAL_NAME -> Instant.class;
            default ->
                    switch (schema.type()) {
                        case INT8 -> Byte.class;
                        case INT16 -> Short.class;
                        case INT32 -> Integer.class;
                        case INT64 -> Long.class;
                        case FLOAT32 -> Float.class;
                        case FLOAT64 -> Double.class;
                        case BOOLEAN -> Boolean.class;
                        case STRING -> String.class;
                        case BYTES -> byte[].class;
                        case ARRAY -> List.class;
                        case MAP -> Map.class;
                        case STRUCT -> Row.class;
                    };
        };
    }

    /** The node of a schema. */
    static Node node(Schema schema) {
        Class<?> type = valueType(schema);
        if (type == BigDecimal.class) {
            int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
            return Numbers.decimal(scale, SchemaCodec.PLAIN);
        } else if (type == List.class) {
            return new ListNode(schema, slot(schema.valueSchema()));
        } else if (type == Map.class) {
            return new MapNode(schema, slot(schema.keySchema()), slot(schema.valueSchema()));
        } else if (type == Row.class) {
            return RowType.of(schema).node(SchemaCodec.PLAIN);
        }
        Node scalar = Scalars.of(TypeUse.of(type), SchemaCodec.PLAIN);
        if (scalar == null) {
            throw new IllegalArgumentException("there is no Java type for " + schema);
        }
        return scalar;
    }

    private static Slot slot(Schema schema) {
        return new Slot(
                node(schema), schema.isOptional() ? Slot.Absence.NULL : Slot.Absence.FORBIDDEN);
    }
}
