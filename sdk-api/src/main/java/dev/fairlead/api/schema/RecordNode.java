package dev.fairlead.api.schema;

import dev.fairlead.api.internal.RecordShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A record, as a struct. Fields are found by name, so they may come in any order, be fewer or more.
 *
 * <p>Data comes in long runs of one schema, so where its fields are is remembered for the last one.
 */
final class RecordNode implements Node {
    private final Schema schema;
    private final RecordShape<?> shape;
    private final List<Column> columns;
    private volatile Layout lastLayout;

    /**
     * A node.
     *
     * @param columns one for each component, in order
     */
    RecordNode(Schema schema, RecordShape<?> shape, List<Column> columns) {
        this.schema = schema;
        this.shape = shape;
        this.columns = List.copyOf(columns);
        this.lastLayout = Layout.of(schema, columns);
    }

    /**
     * One component and its field.
     *
     * @param fallback the Java value when data lacks the field; null if there is no default
     */
    record Column(RecordShape.Part part, Field field, Slot slot, @Nullable Object fallback) {
        String name() {
            return field.name();
        }
    }

    /** Where the columns are in the structs of a schema; null for those it lacks. */
    private record Layout(Schema of, List<@Nullable Field> fields) {
        static Layout of(Schema schema, List<Column> columns) {
            List<@Nullable Field> fields = new ArrayList<>();
            for (Column column : columns) {
                fields.add(schema.field(column.name()));
            }
            return new Layout(schema, fields);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

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
        if (found instanceof Struct struct) {
            List<@Nullable Field> fields = layout(struct.schema()).fields();
            return create(i -> readField(columns.get(i), struct, fields.get(i)));
        } else if (found instanceof Map<?, ?> map) {
            return create(i -> readEntry(columns.get(i), map));
        }
        throw Misfit.expected("STRUCT " + schema.name(), writtenWith, found);
    }

    private Layout layout(Schema of) {
        Layout known = lastLayout;
        if (known.of() != of) {
            known = Layout.of(of, columns);
            lastLayout = known;
        }
        return known;
    }

    private Object create(IntFunction<@Nullable Object> values) {
        @Nullable Object[] arguments = new Object[columns.size()];
        for (int i = 0; i < arguments.length; i++) {
            try {
                arguments[i] = values.apply(i);
            } catch (Misfit misfit) {
                throw misfit.inField(columns.get(i).name());
            }
        }
        try {
            return shape.create(arguments);
        } catch (RuntimeException refused) {
            throw Misfit.because(
                    "is refused by " + shape.type().getSimpleName() + ": " + refused.getMessage(),
                    refused);
        }
    }

    private static @Nullable Object readField(Column column, Struct struct, @Nullable Field field) {
        if (field == null) {
            return missing(column);
        }
        Schema of = field.schema();
        // get() would turn a stored null into the default (KAFKA-8713)
        Object value =
                of.defaultValue() == null
                        ? struct.get(field)
                        : struct.getWithoutDefault(field.name());
        return column.slot().read(of, value);
    }

    private static @Nullable Object readEntry(Column column, Map<?, ?> map) {
        String name = column.name();
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
