package dev.fairlead.api.schema;

import dev.fairlead.api.AuthorsCall;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A column of {@link Row rows} whose shape is known only at run time: a name, and the type of its
 * values. Immutable; the methods that say more give another column.
 *
 * <pre>{@code
 * Column<Long> id = Column.of("id", Long.class);
 * Column<BigDecimal> credit = Column.of("credit", SchemaCodec.decimal(2)).optional();
 * }</pre>
 *
 * @param <T> the type of its values
 */
@AuthorsCall
public final class Column<T> {
    private final String name;
    private final SchemaCodec<T> type;
    private final boolean optional;
    private final @Nullable String doc;
    private final @Nullable T fallback;
    private final Slot slot;
    private final Schema schema;

    private Column(
            String name,
            SchemaCodec<T> type,
            boolean optional,
            @Nullable String doc,
            @Nullable T fallback) {
        this.name = Objects.requireNonNull(name, "a column needs a name");
        this.type = type;
        this.optional = optional;
        this.doc = doc;
        this.fallback = fallback;
        this.slot =
                new Slot(
                        type.node(this::described),
                        optional ? Slot.Absence.NULL : Slot.Absence.FORBIDDEN);
        this.schema = slot.node().schema();
    }

    private Column(String name, SchemaCodec<T> type, Schema schema) {
        this.name = name;
        this.type = type;
        this.optional = schema.isOptional();
        this.doc = schema.doc();
        this.fallback = null;
        this.slot =
                new Slot(
                        type.node(SchemaCodec.PLAIN),
                        optional ? Slot.Absence.NULL : Slot.Absence.FORBIDDEN);
        this.schema = schema;
    }

    private SchemaBuilder described(SchemaBuilder builder) {
        if (optional) {
            builder.optional();
        }
        if (fallback != null) {
            builder.defaultValue(type.toConnect(fallback));
        }
        return SchemaNames.withDoc(builder, Optional.ofNullable(doc));
    }

    /** A column of a class that has a schema: a scalar, an enum or a record. */
    public static <T> Column<T> of(String name, Class<T> type) {
        return of(name, SchemaCodec.of(type));
    }

    /** A column of any other type: decimals, lists, maps, or rows within rows. */
    public static <T> Column<T> of(String name, SchemaCodec<T> type) {
        return new Column<>(name, type, false, null, null);
    }

    /** A column that arrived, with the schema that it has there. */
    static Column<?> arrived(String name, Schema schema) {
        return new Column<>(name, SchemaCodec.of(schema), schema);
    }

    /** A column that may be empty. */
    public Column<T> optional() {
        if (fallback != null) {
            throw new IllegalArgumentException(
                    name + " has a default; readers could not tell empty from absent");
        }
        return new Column<>(name, type, true, doc, null);
    }

    /** A column with documentation. */
    public Column<T> withDoc(String text) {
        return new Column<>(name, type, optional, text, fallback);
    }

    /** A column with a value for rows that do not set it, and for older data that lacks it. */
    public Column<T> withDefault(T value) {
        if (optional) {
            throw new IllegalArgumentException(
                    name + " may be empty; readers could not tell empty from absent");
        }
        return new Column<>(name, type, false, doc, Objects.requireNonNull(value));
    }

    /** The name of the field. */
    public String name() {
        return name;
    }

    /** How its values are translated. */
    public SchemaCodec<T> type() {
        return type;
    }

    /** Whether a row may lack a value here. */
    public boolean isOptional() {
        return optional;
    }

    /** The schema of the field. */
    public Schema schema() {
        return schema;
    }

    /**
     * Whether its values are of a class; then it may be used as such a column.
     *
     * @param of {@code BigDecimal} for decimals, {@code List}, {@code Map}, {@code Row}
     */
    public boolean holds(Class<?> of) {
        return type.valueType() == of;
    }

    Slot slot() {
        return slot;
    }

    @Nullable T fallback() {
        return fallback;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column<?> that
                && name.equals(that.name)
                && type.valueType() == that.type.valueType()
                && schema.equals(that.schema);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, schema);
    }

    @Override
    public String toString() {
        return name + " " + type.valueType().getSimpleName() + (optional ? "?" : "");
    }
}
