package dev.fairlead.api.schema;

import dev.fairlead.api.internal.RecordShape;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A record, as a struct. Fields are found by name, so they may come in any order, be fewer or more.
 *
 * @param columns one for each component, in order
 */
record RecordNode(Schema schema, RecordShape<?> shape, List<Column> columns) implements Node {
    /**
     * One component and its field.
     *
     * @param fallback the Java value when data lacks the field; null if there is no default
     */
    record Column(RecordShape.Part part, Field field, Slot slot, @Nullable Object fallback) {}

    @Override
    public Object write(Object value) {
        Struct struct = new Struct(schema);
        for (Column column : columns) {
            try {
                struct.put(column.field(), column.slot().write(column.part().read(value)));
            } catch (Misfit misfit) {
                throw misfit.inField(column.field().name());
            }
        }
        return struct;
    }

    @Override
    public Object read(@Nullable Schema writtenWith, Object found) {
        if (!(found instanceof Struct) && !(found instanceof Map)) {
            throw Misfit.expected("STRUCT " + schema.name(), writtenWith, found);
        }
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            try {
                values[i] = read(column, found);
            } catch (Misfit misfit) {
                throw misfit.inField(column.field().name());
            }
        }
        try {
            return shape.create(values);
        } catch (RuntimeException refused) {
            throw Misfit.because(
                    "is refused by " + shape.type().getSimpleName() + ": " + refused.getMessage(),
                    refused);
        }
    }

    private static @Nullable Object read(Column column, Object found) {
        String name = column.field().name();
        if (found instanceof Struct struct) {
            Field field = struct.schema().field(name);
            return field == null
                    ? missing(column)
                    // not get(): that would turn a stored null into the default (KAFKA-8713)
                    : column.slot().read(field.schema(), struct.getWithoutDefault(name));
        }
        Map<?, ?> map = (Map<?, ?>) found;
        return map.containsKey(name) ? column.slot().read(null, map.get(name)) : missing(column);
    }

    private static @Nullable Object missing(Column column) {
        if (column.fallback() != null) {
            return column.fallback();
        }
        if (column.slot().absence() == Slot.Absence.FORBIDDEN) {
            throw Misfit.because(
                    "is missing; give the component a @Default, or declare it @Nullable or"
                            + " Optional");
        }
        return column.slot().read(null, null);
    }
}
