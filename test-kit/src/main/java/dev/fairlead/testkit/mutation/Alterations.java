package dev.fairlead.testkit.mutation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** What mutants call. For altered classes only. */
public final class Alterations {
    private Alterations() {}

    /** Says that the altered place was come by. */
    public static void reached() {
        Reached.here();
    }

    /** Says that a marked place was come by. */
    public static void came(String mark) {
        Reached.at(mark);
    }

    /** Records, or items of the SDK, with offsets one further. */
    public static @Nullable Object offsetsAhead(@Nullable Object batch) {
        return offsets(batch, 1);
    }

    /** Records, or items of the SDK, with offsets one lower. */
    public static @Nullable Object offsetsBehind(@Nullable Object batch) {
        return offsets(batch, -1);
    }

    private static @Nullable Object offsets(@Nullable Object batch, int by) {
        if (!(batch instanceof List<?> list) || list.isEmpty()) {
            return batch;
        }
        Reached.here();
        List<@Nullable Object> altered = new ArrayList<>();
        list.forEach(each -> altered.add(withOffset(each, by)));
        return altered;
    }

    private static @Nullable Object withOffset(@Nullable Object each, int by) {
        if (each instanceof SourceRecord old) {
            return new SourceRecord(
                    old.sourcePartition(),
                    map(old.sourceOffset(), by),
                    old.topic(),
                    old.kafkaPartition(),
                    old.keySchema(),
                    old.key(),
                    old.valueSchema(),
                    old.value(),
                    old.timestamp(),
                    old.headers());
        }
        return each instanceof Record item ? components(item, "offset", by) : each;
    }

    private static @Nullable Map<String, ?> map(@Nullable Map<String, ?> offset, int by) {
        if (offset == null) {
            return null;
        }
        Map<String, @Nullable Object> altered = new LinkedHashMap<>();
        offset.forEach((key, value) -> altered.put(key, shifted(value, by)));
        return altered;
    }

    /** A stored offset, one further. */
    @SuppressWarnings("unchecked") // offsets have texts as keys
    public static @Nullable Object ahead(@Nullable Object stored) {
        if (stored == null || stored.equals(Optional.empty())) {
            return stored;
        }
        Reached.here();
        if (stored instanceof Optional<?> offset) {
            return offset.map(each -> shifted(each, 1));
        }
        return map((Map<String, ?>) stored, 1);
    }

    /** No offset, whatever is stored. */
    public static @Nullable Object forgotten(@Nullable Object stored) {
        if (stored != null && !stored.equals(Optional.empty())) {
            Reached.here();
        }
        return stored instanceof Optional ? Optional.empty() : null;
    }

    /** No offsets, whatever is stored. */
    public static Object nothingStored(@Nullable Object stored) {
        Map<Object, @Nullable Object> nothing = new HashMap<>();
        if (stored instanceof Map<?, ?> offsets) {
            offsets.forEach((partition, offset) -> nothing.put(partition, null));
        }
        Reached.here();
        return nothing;
    }

    /** All but the last. */
    public static @Nullable Object withoutLast(@Nullable Object batch) {
        if (!(batch instanceof Collection<?> all) || all.isEmpty()) {
            return batch;
        }
        Reached.here();
        return new ArrayList<>(all).subList(0, all.size() - 1);
    }

    /** The last one first. */
    public static @Nullable Object reversed(@Nullable Object batch) {
        if (!(batch instanceof Collection<?> all) || all.size() < 2) {
            return batch;
        }
        Reached.here();
        List<@Nullable Object> altered = new ArrayList<>(all);
        Collections.reverse(altered);
        return altered;
    }

    /** Positions of a sink, one further. */
    public static @Nullable Object positionsAhead(@Nullable Object positions) {
        return positions(positions, 1);
    }

    /** Positions of a sink, one lower. */
    public static @Nullable Object positionsBehind(@Nullable Object positions) {
        return positions(positions, -1);
    }

    private static @Nullable Object positions(@Nullable Object positions, int by) {
        if (positions instanceof OptionalLong position && position.isPresent()) {
            Reached.here();
            return OptionalLong.of(Math.max(0, position.getAsLong() + by));
        }
        if (!(positions instanceof Map<?, ?> map) || map.isEmpty()) {
            return positions;
        }
        Reached.here();
        Map<Object, Object> altered = new HashMap<>();
        map.forEach(
                (partition, position) ->
                        altered.put(
                                partition,
                                position instanceof OffsetAndMetadata offset
                                        ? new OffsetAndMetadata(Math.max(0, offset.offset() + by))
                                        : position));
        return altered;
    }

    /** Has a task acknowledge records by the method of this name, which is its own. */
    public static void acknowledge(@Nullable Object batch, Object task, String name)
            throws Exception {
        if (!(batch instanceof List<?> records) || records.isEmpty()) {
            return;
        }
        Reached.here();
        for (Method method : task.getClass().getMethods()) {
            if (method.getName().equals(name)) {
                int count = method.getParameterCount();
                for (Object each : count == 0 ? List.of(name) : records) {
                    call(task, method, each);
                }
            }
        }
    }

    private static void call(Object task, Method method, Object record) throws Exception {
        Object[] arguments = new Object[method.getParameterCount()];
        if (arguments.length > 0) {
            arguments[0] = record;
        }
        try {
            method.setAccessible(true);
            method.invoke(task, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    private static @Nullable Object shifted(@Nullable Object value, int by) {
        if (value instanceof Long number) {
            return number + by;
        }
        if (value instanceof Integer number) {
            return number + by;
        }
        return value instanceof Record record ? components(record, "", by) : value;
    }

    /** A copy of a record with one component shifted, or all for no name. */
    private static Object components(Record record, String name, int by) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                Object value = accessor.invoke(record);
                boolean chosen = name.isEmpty() || name.equals(components[i].getName());
                values[i] = chosen ? shifted(value, by) : value;
            }
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return record; // it can't be that far
        }
    }
}
