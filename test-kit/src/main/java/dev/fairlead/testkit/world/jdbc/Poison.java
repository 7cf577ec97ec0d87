package dev.fairlead.testkit.world.jdbc;

import java.math.BigDecimal;
import java.util.Collection;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * What makes a record one that tables can't take.
 *
 * @param field the field that is wrong
 * @param value what it has
 */
record Poison(String field, @Nullable Object value) {
    /** The same with the wrong field. */
    Struct in(Struct good) {
        SchemaBuilder schema = SchemaBuilder.struct().name(good.schema().name());
        for (Field each : good.schema().fields()) {
            schema.field(each.name(), each.name().equals(field) ? wrong(each) : each.schema());
        }
        Struct bad = new Struct(schema.build());
        for (Field each : good.schema().fields()) {
            bad.put(each.name(), each.name().equals(field) ? value : good.get(each));
        }
        return bad;
    }

    private Schema wrong(Field field) {
        if (value == null) {
            return new ConnectSchema(
                    field.schema().type(),
                    true,
                    null,
                    field.schema().name(),
                    field.schema().version(),
                    null,
                    field.schema().parameters(),
                    null,
                    null,
                    null);
        }
        if (value instanceof BigDecimal decimal) {
            return Decimal.schema(decimal.scale());
        }
        if (value instanceof Collection<?>) {
            return SchemaBuilder.array(Schema.STRING_SCHEMA).build();
        }
        Schema.Type type = ConnectSchema.schemaType(value.getClass());
        if (type == null || !type.isPrimitive()) {
            throw new IllegalArgumentException(
                    "a field cannot have "
                            + value.getClass().getName()
                            + "; give null, a single value of Connect, a BigDecimal or a list");
        }
        return new SchemaBuilder(type).build();
    }
}
