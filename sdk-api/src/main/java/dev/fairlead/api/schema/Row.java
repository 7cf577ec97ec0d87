package dev.fairlead.api.schema;

import dev.fairlead.api.AuthorsCall;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * A struct whose fields are known only at run time, with values in Java's types. A source whose
 * value type is {@code Row} emits rows with the schema that each of them has; a sink's takes
 * structs of any schema.
 *
 * <p>Immutable, but for byte arrays, which are not copied: they must not be modified.
 *
 * <pre>{@code
 * Row ada = customers.row().set(id, 1L).build();
 *
 * long number = ada.get(id);
 * Optional<BigDecimal> owed = ada.find(credit);
 * }</pre>
 */
@AuthorsCall
public final class Row {
    private final RowType type;
    private final @Nullable Object[] values;

    private Row(RowType type, @Nullable Object[] values) {
        this.type = type;
        this.values = values;
    }

    static Row of(RowType type, @Nullable Object[] values) {
        return new Row(type, values);
    }

    /** The columns and the schema. */
    public RowType type() {
        return type;
    }

    /**
     * The value of a column that is not empty.
     *
     * @throws DataException if it is; {@link #find} says so without an exception
     * @throws IllegalArgumentException if the row has no such column
     */
    public <T> T get(Column<T> column) {
        return find(column)
                .orElseThrow(() -> new DataException(column.name() + ": is empty in this row"));
    }

    /**
     * The value of a column; empty if there is none.
     *
     * @throws IllegalArgumentException if the row has no such column
     */
    @SuppressWarnings("unchecked") // only values of the column's type are set
    public <T> Optional<T> find(Column<T> column) {
        return Optional.ofNullable((T) values[type.position(column)]);
    }

    @Nullable Object at(int position) {
        return values[position];
    }

    /** The columns that are not empty, with their values, in order. */
    public Map<Column<?>, Object> values() {
        Map<Column<?>, Object> set = new LinkedHashMap<>();
        for (Column<?> column : type.columns()) {
            find(column).ifPresent(value -> set.put(column, value));
        }
        return set;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row that
                && type.equals(that.type)
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        Map<String, Object> shown = new LinkedHashMap<>();
        values().forEach((column, value) -> shown.put(column.name(), value));
        return String.valueOf(shown);
    }

    /** Collects the values of one row. Used by one thread. */
    @AuthorsCall
    public static final class Builder {
        private final RowType type;
        private final @Nullable Object[] values;

        Builder(RowType type) {
            this.type = type;
            this.values = new Object[type.columns().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = type.columns().get(i).fallback();
            }
        }

        /**
         * Sets a value.
         *
         * @throws IllegalArgumentException if the row has no such column
         */
        public <T> Builder set(Column<T> column, T value) {
            values[type.position(column)] = value;
            return this;
        }

        /** Sets a value, or leaves the column empty. */
        public <T> Builder set(Column<T> column, Optional<? extends T> value) {
            values[type.position(column)] = value.orElse(null);
            return this;
        }

        /**
         * The row.
         *
         * @throws DataException if a column has no value that must have one
         */
        public Row build() {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null && !type.columns().get(i).isOptional()) {
                    throw new DataException(
                            type.columns().get(i).name()
                                    + ": has no value; set one, or make the column optional");
                }
            }
            return new Row(type, values.clone());
        }
    }
}
