package dev.fairlead.api.source;

import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.offset.OffsetCodec;
import dev.fairlead.api.record.RecordCodec;
import dev.fairlead.api.schema.SchemaCodec;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;

/** What follows from the type arguments of a typed source task. */
record TypedSourceTypes<C extends Record, P extends Record, O extends Record, K, V>(
        Settings<C> settings,
        OffsetCodec<P> partitions,
        OffsetCodec<O> offsets,
        RecordCodec<K, V> records) {
    private static final ClassValue<TypedSourceTypes<?, ?, ?, ?, ?>> OF_CLASSES =
            new ClassValue<>() {
                @Override
                protected TypedSourceTypes<?, ?, ?, ?, ?> computeValue(Class<?> task) {
                    return make(task);
                }
            };

    /** Those of a task's class; taken apart once. */
    @SuppressWarnings("unchecked") // they were made of the same class
    static <C extends Record, P extends Record, O extends Record, K, V>
            TypedSourceTypes<C, P, O, K, V> of(Class<?> task) {
        return (TypedSourceTypes<C, P, O, K, V>) OF_CLASSES.get(task);
    }

    @SuppressWarnings("unchecked") // the type arguments at these positions are K and V
    private static <C extends Record, P extends Record, O extends Record, K, V>
            TypedSourceTypes<C, P, O, K, V> make(Class<?> task) {
        Class<?> base = TypedSourceTask.class;
        List<Type> types = TypeArguments.of(task, base);
        return new TypedSourceTypes<>(
                Settings.of(TypeArguments.<C>recordAt(task, base, 0)),
                OffsetCodec.of(TypeArguments.<P>recordAt(task, base, 1)),
                OffsetCodec.of(TypeArguments.<O>recordAt(task, base, 2)),
                RecordCodec.of(
                        (SchemaCodec<K>) SchemaCodec.of(types.get(3)),
                        (SchemaCodec<V>) SchemaCodec.of(types.get(4))));
    }

    SourceRecord record(TypedSourceTask.Emitted<P, O, K, V> emitted) {
        return records.toConnect(
                partitions.toMap(emitted.partition()),
                offsets.toMap(emitted.offset()),
                emitted.record());
    }

    Map<P, O> storedOffsets(SourceTaskContext context, Collection<P> wanted) {
        Map<Map<String, Object>, P> maps = new LinkedHashMap<>();
        wanted.forEach(partition -> maps.put(partitions.toMap(partition), partition));
        Map<P, O> found = new HashMap<>();
        context.offsetStorageReader()
                .offsets(maps.keySet())
                .forEach(
                        (map, offset) -> {
                            P partition = maps.get(map);
                            if (partition != null && offset != null) {
                                found.put(partition, offsets.fromMap(offset));
                            }
                        });
        return found;
    }
}
