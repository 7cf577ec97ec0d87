package dev.fairlead.api.schema;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.internal.TextForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The shape of {@link Row rows}: columns that are known only at run time, such as those of a table.
 * Made from columns by a source, or from the schema that arrived at a sink.
 *
 * <pre>{@code
 * RowType customers = RowType.of("shop.customers", List.of(id, credit));
 * Row ada = customers.row().set(id, 1L).build();
 * }</pre>
 *
 * <p>To be made once and kept: its schema is one object, which converters and other caches know by
 * its identity. Immutable; any thread may use it.
 */
@AuthorsCall
public final class RowType {
    private final List<Column<?>> columns;
    private final Map<String, Integer> positions;
    private final Schema schema;
    private final SchemaCodec<Row> codec;

    private RowType(List<? extends Column<?>> columns, Schema schema) {
        this.columns = List.copyOf(columns);
        this.positions = new LinkedHashMap<>();
        this.columns.forEach(column -> positions.put(column.name(), positions.size()));
        this.schema = schema;
        this.codec = SchemaCodec.of(this);
    }

    /**
     * A shape of these columns, in this order.
     *
     * @param name the name of the schema, such as that of the table
     */
    public static RowType of(String name, List<? extends Column<?>> columns) {
        return new RowType(columns, built(SchemaBuilder.struct().name(name), columns).build());
    }

    /** The same with a version, as the author counts them. */
    public RowType withVersion(int version) {
        SchemaBuilder builder = SchemaBuilder.struct().name(schema.name()).version(version);
        return new RowType(columns, built(builder, columns).build());
    }

    private static SchemaBuilder built(SchemaBuilder builder, List<? extends Column<?>> columns) {
        columns.forEach(column -> builder.field(column.name(), column.schema()));
        return builder;
    }

    /**
     * The shape that a schema describes. Its {@link #schema} is the given one; names of logical
     * types that Connect itself does not know are left to the reader of the values.
     *
     * @throws IllegalArgumentException if it is no schema of a struct
     */
    public static RowType of(Schema schema) {
        if (schema.type() != Schema.Type.STRUCT) {
            throw new IllegalArgumentException(
                    "rows are structs, but the schema is of a " + schema.type());
        }
        return new RowType(
                schema.fields().stream()
                        .map(field -> Column.arrived(field.name(), field.schema()))
                        .toList(),
                schema);
    }

    /** The columns, in order. */
    public List<Column<?>> columns() {
        return columns;
    }

    /**
     * The column of a name; empty if there is none.
     *
     * @throws IllegalArgumentException if it holds values of another class
     */
    @SuppressWarnings("unchecked") // it holds values of the class
    public <T> Optional<Column<T>> column(String name, Class<T> of) {
        Integer position = positions.get(name);
        if (position == null) {
            return Optional.empty();
        }
        Column<?> column = columns.get(position);
        if (!column.holds(TextForm.boxed(of))) {
            throw new IllegalArgumentException(
                    "the column is " + column + ", which holds no " + of.getSimpleName());
        }
        return Optional.of((Column<T>) column);
    }

    /** The schema; always the same object. */
    public Schema schema() {
        return schema;
    }

    /** The codec of rows of this shape: to read other versions of them, or as a column's type. */
    public SchemaCodec<Row> codec() {
        return codec;
    }

    /** Begins a row. */
    public Row.Builder row() {
        return new Row.Builder(this);
    }

    /** The node of rows of this shape, under a schema that may say more about their use. */
    Node node(UnaryOperator<SchemaBuilder> use) {
        if (use == SchemaCodec.PLAIN) {
            return new RowNode(this, schema, members(schema));
        }
        SchemaBuilder builder = SchemaBuilder.struct();
        if (schema.name() != null) {
            builder.name(schema.name());
        }
        if (schema.version() != null) {
            builder.version(schema.version());
        }
        Schema of = built(use.apply(builder), columns).build();
        return new RowNode(this, of, members(of));
    }

    private List<Member> members(Schema of) {
        return columns.stream().map(column -> member(column, of.field(column.name()))).toList();
    }

    private static Member member(Column<?> column, Field field) {
        return new Member(field.index(), field, column.slot(), column.fallback());
    }

    int position(Column<?> column) {
        Integer position = positions.get(column.name());
        if (position == null || !columns.get(position).holds(column.type().valueType())) {
            throw new IllegalArgumentException(
                    "the rows of "
                            + schema.name()
                            + " have no column "
                            + column
                            + "; they have "
                            + columns);
        }
        return position;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowType that
                && (schema == that.schema
                        || (schema.equals(that.schema) && columns.equals(that.columns)));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(schema.name());
    }

    @Override
    public String toString() {
        return schema.name() + columns;
    }
}
