package dev.fairlead.api.schema;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Translates between a Java type and Connect's data, both ways, and knows the schema.
 *
 * <p>A record becomes a struct: its components are the fields. Other types stand for themselves:
 * primitives, {@code String} and {@code byte[]} for the schema type of that name; {@code
 * BigDecimal} for Decimal (with {@link dev.fairlead.api.Scale}), {@code Instant} for Timestamp,
 * {@code LocalDate} for Date, {@code LocalTime} for Time, an enum and {@code UUID} for a string,
 * {@code List} for an array, {@code Map} for a map. Optional and {@code @Nullable} give an optional
 * schema. Times keep milliseconds; what is finer is cut off.
 *
 * <p>Reading is tolerant where nothing is lost: fields may have been added, removed (if there is a
 * default, or absence is allowed), put in another order, or have got a wider or narrower number. It
 * takes structs, and also the maps that converters without schemas give. Anything else is refused
 * with the exact place: {@code orders[3].price: expected Decimal scale 2, found FLOAT64}.
 *
 * <p>The type is examined once, in {@link #of}; translating looks nothing up by reflection.
 * Immutable; any thread may use it. Inputs are never modified.
 *
 * @param <T> the Java type
 */
public final class SchemaCodec<T> {
    private final Class<T> type;
    private final Node root;

    private SchemaCodec(Class<T> type, Node root) {
        this.type = type;
        this.root = root;
    }

    /**
     * Examines a type.
     *
     * @throws IllegalArgumentException if there is no schema for it; the message says which
     *     component is the reason, and what would do
     */
    public static <T> SchemaCodec<T> of(Class<T> type) {
        try {
            return new SchemaCodec<>(type, new NodeBuilder().root(type));
        } catch (IllegalArgumentException mistake) {
            throw new IllegalArgumentException(
                    type.getName() + " has no schema: " + mistake.getMessage(), mistake);
        }
    }

    /** The schema of the type; always the same instance. */
    public Schema schema() {
        return root.schema();
    }

    /**
     * Translates to Connect's data.
     *
     * @throws DataException if a part does not fit the schema, such as null where it is not allowed
     */
    public Object toConnect(T value) {
        try {
            return root.write(value);
        } catch (Misfit misfit) {
            throw new DataException(misfit.message(type.getSimpleName()), misfit);
        }
    }

    /**
     * Translates from Connect's data.
     *
     * @param schema the schema that came with the value; null for data without schemas
     * @throws DataException if the data does not fit; says where, what was expected and found
     */
    @SuppressWarnings("unchecked") // the root node was built for this type
    public T fromConnect(@Nullable Schema schema, Object value) {
        try {
            return (T) root.read(schema, value);
        } catch (Misfit misfit) {
            throw new DataException(misfit.message(type.getSimpleName()), misfit);
        }
    }

    @Override
    public String toString() {
        return "SchemaCodec[" + type.getSimpleName() + "]";
    }
}
