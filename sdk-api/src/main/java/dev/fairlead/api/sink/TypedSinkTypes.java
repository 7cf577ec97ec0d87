package dev.fairlead.api.sink;

import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.record.RecordCodec;
import dev.fairlead.api.schema.SchemaCodec;
import java.lang.reflect.Type;
import java.util.List;

/** What follows from the type arguments of a typed sink task. */
record TypedSinkTypes<C extends Record, K, V>(Settings<C> settings, RecordCodec<K, V> records) {
    private static final ClassValue<TypedSinkTypes<?, ?, ?>> OF_CLASSES =
            new ClassValue<>() {
                @Override
                protected TypedSinkTypes<?, ?, ?> computeValue(Class<?> task) {
                    return make(task);
                }
            };

    /** Those of a task's class; taken apart once. */
    @SuppressWarnings("unchecked") // they were made of the same class
    static <C extends Record, K, V> TypedSinkTypes<C, K, V> of(Class<?> task) {
        return (TypedSinkTypes<C, K, V>) OF_CLASSES.get(task);
    }

    @SuppressWarnings("unchecked") // the type arguments at these positions are K and V
    private static <C extends Record, K, V> TypedSinkTypes<C, K, V> make(Class<?> task) {
        Class<?> base = TypedSinkTask.class;
        List<Type> types = TypeArguments.of(task, base);
        return new TypedSinkTypes<>(
                Settings.of(TypeArguments.<C>recordAt(task, base, 0)),
                RecordCodec.of(
                        (SchemaCodec<K>) SchemaCodec.of(types.get(1)),
                        (SchemaCodec<V>) SchemaCodec.of(types.get(2))));
    }
}
