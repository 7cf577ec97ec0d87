package dev.fairlead.api.schema;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.internal.TextForm;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Translates between a Java type and Connect's data, both ways, and knows the schema.
 *
 * <p>A record becomes a struct: its components are the fields. A sealed interface of records
 * becomes a struct with an optional field for each of them, of which one is set. Other types stand
 * for themselves: primitives, {@code String} and {@code byte[]} for the schema type of that name;
 * {@code BigDecimal} for Decimal (with {@link dev.fairlead.api.Scale}), {@code Instant} for
 * Timestamp, {@code LocalDate} for Date, {@code LocalTime} for Time, an enum and {@code UUID} for a
 * string, {@code List} for an array, {@code Map} for a map. Optional and {@code @Nullable} give an
 * optional schema. Times keep milliseconds; what is finer is cut off.
 *
 * <p>Reading is tolerant where nothing is lost: fields may have been added, removed (if there is a
 * default, or absence is allowed), put in another order, or have got another type of number that
 * holds the same value. Data without schemas is taken where the record is {@link
 * dev.fairlead.api.Schemaless}. Anything else is refused with the exact place: {@code
 * orders[3].price: expected Decimal scale 2, found FLOAT64}.
 *
 * <p>The type is examined once, in {@link #of(Class)}; translating looks nothing up by reflection.
 * Immutable; any thread may use it. Inputs are never modified.
 *
 * <pre>{@code
 * SchemaCodec<Order> codec = SchemaCodec.of(Order.class);
 * Struct struct = (Struct) codec.toConnect(order);
 * Order same = codec.fromConnect(codec.schema(), struct);
 * }</pre>
 *
 * @param <T> the Java type
 */
@AuthorsCall
public final class SchemaCodec<T> {
    /** The use of a schema that says nothing more. */
    static final UnaryOperator<SchemaBuilder> PLAIN = builder -> builder;

    private static final ClassValue<SchemaCodec<?>> OF_CLASSES =
            new ClassValue<>() {
                @Override
                protected SchemaCodec<?> computeValue(Class<?> type) {
                    return of(TypeUse.of(type));
                }
            };

    private final String text;
    private final Class<?> valueType;
    private final Making making;
    private final Node root;

    /** Makes the node of the type, with a schema that says more about where it is used. */
    private interface Making {
        Node node(UnaryOperator<SchemaBuilder> use);
    }

    private SchemaCodec(String text, Class<?> valueType, Making making) {
        this.text = text;
        this.valueType = valueType;
        this.making = making;
        this.root = making.node(PLAIN);
    }

    /**
     * The codec of a class. A class is examined once; whoever asks gets the same codec, so schemas
     * are the same objects, too.
     *
     * @throws IllegalArgumentException if there is no schema for it; the message says which
     *     component is the reason, and what would do
     */
    @SuppressWarnings("unchecked") // made for this very class
    public static <T> SchemaCodec<T> of(Class<T> type) {
        return (SchemaCodec<T>) OF_CLASSES.get(type);
    }

    /**
     * The codec of a type with type arguments, as in {@code of(new TypeOf<Page<Item>>() {})}. To be
     * kept: each call examines the type again.
     *
     * @throws IllegalArgumentException if there is no schema for it
     */
    public static <T> SchemaCodec<T> of(TypeOf<T> type) {
        return of(TypeUse.of(type.argument(), Map.of()));
    }

    /**
     * The codec of a type that reflection found, such as a type argument of a class.
     *
     * @throws IllegalArgumentException if there is no schema for it
     */
    public static SchemaCodec<?> of(Type type) {
        return type instanceof Class<?> c ? of(c) : of(TypeUse.of(type));
    }

    private static <T> SchemaCodec<T> of(TypeUse type) {
        try {
            return new SchemaCodec<>(
                    type.text(),
                    TextForm.boxed(type.raw()),
                    use -> new NodeBuilder().root(type, use));
        } catch (IllegalArgumentException mistake) {
            throw new IllegalArgumentException(
                    type.raw().getName() + " has no schema: " + mistake.getMessage(), mistake);
        }
    }

    /** The codec of a schema that arrived; its values are of the class that stands for it. */
    static SchemaCodec<?> of(Schema arrived) {
        Class<?> type = SchemaTypes.valueType(arrived);
        return new SchemaCodec<>(type.getSimpleName(), type, use -> SchemaTypes.node(arrived));
    }

    /** The codec of rows of one shape. */
    static SchemaCodec<Row> of(RowType type) {
        return new SchemaCodec<>(type.toString(), Row.class, type::node);
    }

    /** The codec of decimals with exactly this number of digits after the point. */
    public static SchemaCodec<BigDecimal> decimal(int scale) {
        return new SchemaCodec<>(
                "BigDecimal", BigDecimal.class, use -> Numbers.decimal(scale, use));
    }

    /** The codec of lists of what a codec translates. */
    public static <E> SchemaCodec<List<E>> list(SchemaCodec<E> element) {
        Slot each = new Slot(element.root, Slot.Absence.FORBIDDEN);
        return new SchemaCodec<>("List", List.class, use -> ListNode.of(each, use));
    }

    /** The codec of maps of what two codecs translate. */
    public static <K, V> SchemaCodec<Map<K, V>> map(SchemaCodec<K> key, SchemaCodec<V> value) {
        Slot keys = new Slot(key.root, Slot.Absence.FORBIDDEN);
        Slot values = new Slot(value.root, Slot.Absence.FORBIDDEN);
        return new SchemaCodec<>("Map", Map.class, use -> MapNode.of(keys, values, use));
    }

    /** The node with a schema that says more. */
    Node node(UnaryOperator<SchemaBuilder> use) {
        return making.node(use);
    }

    /** The class of the values, without type arguments, boxed. */
    public Class<?> valueType() {
        return valueType;
    }

    /**
     * The schema of the type; always the same object.
     *
     * @throws IllegalStateException if it is {@link Row}, of which each has its own
     */
    public Schema schema() {
        return root.schema();
    }

    /** The schema of a value: that of the type, or of the row. */
    public Schema schema(T value) {
        return root.schema(value);
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
            throw new DataException(misfit.message(), misfit);
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
            throw new DataException(misfit.message(), misfit);
        }
    }

    @Override
    public String toString() {
        return "SchemaCodec[" + text + "]";
    }
}
