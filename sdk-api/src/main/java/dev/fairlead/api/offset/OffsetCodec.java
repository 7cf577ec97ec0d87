package dev.fairlead.api.offset;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.internal.RecordShape;
import dev.fairlead.api.internal.RecordShape.Part;
import dev.fairlead.api.internal.TextForm;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Translates a record of single values to the map that Connect stores as source partition or source
 * offset, and back.
 *
 * <p>Whole numbers are written as {@code Long}, other numbers as {@code Double}, everything else as
 * text, because these three come back from Connect's JSON as they went. Entries are in the order of
 * their names: equal records give equal bytes, whatever the order of the components, on every host.
 *
 * <p>A map that this record did not write (a missing or unknown entry, a value that does not fit,
 * or one that the record's constructor refuses) is an error, never a silent start from the
 * beginning. {@link dev.fairlead.api.Default}, {@code Optional} and {@code @Nullable} let an offset
 * of an older version be read.
 *
 * <pre>{@code
 * OffsetCodec<Count> codec = OffsetCodec.of(Count.class);
 * Map<String, Object> stored = codec.toMap(new Count(3));
 * Count again = codec.fromMap(stored);
 * }</pre>
 *
 * @param <R> the record
 */
@AuthorsCall
public final class OffsetCodec<R extends Record> {
    private final RecordShape<R> shape;
    private final List<Entry> entries;

    private OffsetCodec(RecordShape<R> shape, List<Entry> entries) {
        this.shape = shape;
        this.entries = entries;
    }

    private record Entry(Part part, Class<?> type, TextForm text, boolean optional) {
        String name() {
            return part.name();
        }

        boolean mayBeAbsent() {
            return optional || part.isNullable() || part.defaultText().isPresent();
        }
    }

    /**
     * Examines a record.
     *
     * @throws IllegalArgumentException if a component is not a single value, or two share a name
     */
    public static <R extends Record> OffsetCodec<R> of(Class<R> type) {
        RecordShape<R> shape = RecordShape.of(type);
        List<Entry> entries = new ArrayList<>();
        for (Part part : shape.parts()) {
            Type declared = part.type().getType();
            boolean optional =
                    declared instanceof ParameterizedType generic
                            && generic.getRawType() == Optional.class;
            Type single =
                    optional
                            ? ((ParameterizedType) declared).getActualTypeArguments()[0]
                            : declared;
            TextForm text = single instanceof Class<?> c ? TextForm.of(c).orElse(null) : null;
            if (text == null) {
                throw new IllegalArgumentException(
                        part.where()
                                + " has the type "
                                + declared.getTypeName()
                                + "; partitions and offsets are made of single values: numbers,"
                                + " text, booleans, times, enums");
            }
            part.defaultText().ifPresent(text::parse);
            entries.add(new Entry(part, TextForm.boxed((Class<?>) single), text, optional));
        }
        entries.sort(Comparator.comparing(Entry::name));
        if (entries.stream().map(Entry::name).distinct().count() < entries.size()) {
            throw new IllegalArgumentException(type.getName() + " uses a name twice");
        }
        return new OffsetCodec<>(shape, List.copyOf(entries));
    }

    /** The map that Connect stores; absent values are left out. */
    public Map<String, Object> toMap(R record) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Entry entry : entries) {
            present(entry, record).ifPresent(value -> map.put(entry.name(), stored(entry, value)));
        }
        return Collections.unmodifiableMap(map);
    }

    private Optional<Object> present(Entry entry, R record) {
        Object value = entry.part().read(record);
        Object single = value instanceof Optional<?> possible ? possible.orElse(null) : value;
        if (single == null && !entry.optional() && !entry.part().isNullable()) {
            throw new ConnectException(
                    entry.part().where()
                            + ": is null; give it a value, or declare it @Nullable or Optional");
        }
        return Optional.ofNullable(single);
    }

    private static Object stored(Entry entry, Object value) {
        if (value instanceof Boolean) {
            return value;
        } else if (value instanceof Float || value instanceof Double) {
            // JSON has no word for these, and drops the sign of zero
            double number = ((Number) value).doubleValue();
            boolean plain =
                    !Double.isNaN(number)
                            && !Double.isInfinite(number)
                            && Double.compare(number, -0.0) != 0;
            return plain ? (Object) number : String.valueOf(number);
        } else if (isWhole(value)) {
            return ((Number) value).longValue();
        }
        return entry.text().format(value);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte;
    }

    /**
     * Reads what {@link #toMap} wrote, before or after its trip through JSON.
     *
     * @throws ConnectException if the map is not of this record; says which entry, and what to do
     */
    public R fromMap(Map<String, ?> map) {
        Map<String, Object> rest = new TreeMap<>();
        map.forEach((name, value) -> rest.put(String.valueOf(name), value));
        @Nullable Object[] values = new Object[entries.size()];
        for (Entry entry : entries) {
            values[entry.part().index()] = read(entry, rest.remove(entry.name()), map);
        }
        if (!rest.isEmpty()) {
            throw refused(map, "the entry \"" + rest.keySet().iterator().next() + "\" is unknown");
        }
        try {
            return shape.create(values);
        } catch (RuntimeException failure) {
            throw refused(map, String.valueOf(failure.getMessage()));
        }
    }

    private @Nullable Object read(Entry entry, @Nullable Object found, Map<String, ?> map) {
        if (found == null) {
            if (!entry.mayBeAbsent()) {
                throw refused(map, "the entry \"" + entry.name() + "\" is missing");
            }
            if (entry.optional()) {
                return Optional.empty();
            }
            return entry.part().defaultText().map(entry.text()::parse).orElse(null);
        }
        Object value;
        try {
            value = restored(entry, found);
        } catch (IllegalArgumentException misfit) {
            throw refused(
                    map,
                    "the entry \""
                            + entry.name()
                            + "\" is \""
                            + found
                            + "\", which is not "
                            + entry.text().expects());
        }
        return entry.optional() ? Optional.of(value) : value;
    }

    private static Object restored(Entry entry, Object found) {
        Class<?> type = entry.type();
        boolean number = Number.class.isAssignableFrom(type);
        if ((type == Boolean.class) != (found instanceof Boolean)
                || (!number && found instanceof Number)) {
            throw new IllegalArgumentException();
        }
        if (type == Float.class && found instanceof Double wide) {
            float narrow = wide.floatValue();
            if (Float.isInfinite(narrow) && !Double.isInfinite(wide)) {
                throw new IllegalArgumentException();
            }
            return narrow;
        }
        return found.getClass() == type ? found : entry.text().parse(String.valueOf(found));
    }

    private ConnectException refused(Map<String, ?> map, String why) {
        return new ConnectException(
                map
                        + " is not a "
                        + shape.type().getSimpleName()
                        + ": "
                        + why
                        + "; it was stored by another version or by hand, so alter or reset the"
                        + " offsets of the connector");
    }

    /** The record as text entries, for a task's configuration. */
    public Map<String, String> toText(R record) {
        Map<String, String> text = new LinkedHashMap<>();
        toMap(record).forEach((name, value) -> text.put(name, String.valueOf(value)));
        return text;
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws ConnectException if the entries are not of this record
     */
    public R fromText(Map<String, String> text) {
        Map<String, Object> map = new LinkedHashMap<>(text);
        for (Entry entry : entries) {
            if (entry.type() == Boolean.class) {
                map.computeIfPresent(entry.name(), (name, flag) -> "true".equals(flag));
            }
        }
        return fromMap(map);
    }
}
