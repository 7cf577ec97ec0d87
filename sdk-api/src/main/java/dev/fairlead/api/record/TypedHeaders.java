package dev.fairlead.api.record;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.schema.SchemaCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record, in order; a name may occur more than once. The methods that change
 * something give other headers.
 *
 * <pre>{@code
 * TypedHeaders headers = TypedHeaders.none().with("from", "shop").with("tries", 3);
 * Optional<Integer> tries = headers.last("tries", Integer.class);
 * }</pre>
 */
@AuthorsCall
public final class TypedHeaders {
    private static final TypedHeaders NONE = new TypedHeaders(List.of());

    private final List<One> all;

    private record One(String name, @Nullable Schema schema, @Nullable Object value) {}

    private TypedHeaders(List<One> all) {
        this.all = List.copyOf(all);
    }

    /** No headers. */
    public static TypedHeaders none() {
        return NONE;
    }

    /** The headers of a record as Connect has them. */
    public static TypedHeaders of(Iterable<Header> headers) {
        List<One> all = new ArrayList<>();
        headers.forEach(each -> all.add(new One(each.key(), each.schema(), each.value())));
        return all.isEmpty() ? NONE : new TypedHeaders(all);
    }

    /** With one more: text, a number, an enum, a record, or what else has a schema. */
    @SuppressWarnings("unchecked") // the class of the value itself
    public TypedHeaders with(String name, Object value) {
        Class<?> type = value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass();
        return with(name, (SchemaCodec<Object>) SchemaCodec.of(type), value);
    }

    /** With one more, translated by a codec. */
    public <T> TypedHeaders with(String name, SchemaCodec<T> codec, T value) {
        List<One> more = new ArrayList<>(all);
        more.add(new One(name, codec.schema(value), codec.toConnect(value)));
        return new TypedHeaders(more);
    }

    /** Without any of a name. */
    public TypedHeaders without(String name) {
        return new TypedHeaders(all.stream().filter(one -> !one.name().equals(name)).toList());
    }

    /** The names, in order. */
    public List<String> names() {
        return all.stream().map(One::name).toList();
    }

    /**
     * The last value of a name; empty if there is none, or if it is null.
     *
     * @throws org.apache.kafka.connect.errors.DataException if it is of another type
     */
    public <T> Optional<T> last(String name, Class<T> type) {
        return last(name, SchemaCodec.of(type));
    }

    /**
     * The last value of a name, translated by a codec.
     *
     * @throws org.apache.kafka.connect.errors.DataException if it is of another type
     */
    public <T> Optional<T> last(String name, SchemaCodec<T> codec) {
        List<T> found = all(name, codec);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** The values of a name that are not null, in order. */
    public <T> List<T> all(String name, SchemaCodec<T> codec) {
        List<T> found = new ArrayList<>();
        for (One one : all) {
            Object value = one.value();
            if (one.name().equals(name) && value != null) {
                found.add(read(one, codec, value));
            }
        }
        return found;
    }

    private static <T> T read(One one, SchemaCodec<T> codec, Object value) {
        try {
            return codec.fromConnect(one.schema(), value);
        } catch (DataException misfit) {
            String where = "the header \"" + one.name() + "\": ";
            throw new DataException(where + misfit.getMessage(), misfit);
        }
    }

    /**
     * The last value of a name as text, whatever its type. Connect's usual header converter makes
     * numbers of texts that look like one; this undoes it.
     */
    public Optional<String> text(String name) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .reduce((first, second) -> second)
                .map(one -> Values.convertToString(one.schema(), one.value()));
    }

    /** As Connect has them: a copy. */
    public Headers toConnect() {
        ConnectHeaders headers = new ConnectHeaders();
        all.forEach(one -> headers.add(one.name(), new SchemaAndValue(one.schema(), one.value())));
        return headers;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TypedHeaders that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return Objects.hash(all);
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
