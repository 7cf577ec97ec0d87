package dev.fairlead.api.source;

import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.offset.OffsetCodec;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** What follows from the type arguments of a source: its settings and its codecs. */
record SourceTypes<C extends Record, P extends Record, O extends Record, V>(
        Settings<C> settings,
        OffsetCodec<P> partitions,
        OffsetCodec<O> offsets,
        ValueForm<V> values,
        boolean routesItself) {
    private static final Settings<SourceSettings> COMMON = Settings.of(SourceSettings.class);
    private static final Settings<SourceSettings.Routed> ROUTED =
            Settings.of(SourceSettings.Routed.class);
    private static final ClassValue<SourceTypes<?, ?, ?, ?>> OF_CLASSES =
            new ClassValue<>() {
                @Override
                protected SourceTypes<?, ?, ?, ?> computeValue(Class<?> source) {
                    return make(source);
                }
            };

    /** Those of a source's class; taken apart once, since each task asks. */
    @SuppressWarnings("unchecked") // they were made of the same class
    static <C extends Record, P extends Record, O extends Record, V> SourceTypes<C, P, O, V> of(
            Class<?> source) {
        return (SourceTypes<C, P, O, V>) OF_CLASSES.get(source);
    }

    private static <C extends Record, P extends Record, O extends Record, V>
            SourceTypes<C, P, O, V> make(Class<?> source) {
        Class<?> base = PartitionedSource.class;
        boolean routesItself = choosesTopics(source, base);
        Settings<C> own = Settings.of(TypeArguments.<C>recordAt(source, base, 0));
        return new SourceTypes<>(
                (routesItself ? own : own.and(ROUTED)).and(COMMON),
                OffsetCodec.of(TypeArguments.<P>recordAt(source, base, 1)),
                OffsetCodec.of(TypeArguments.<O>recordAt(source, base, 2)),
                ValueForm.of(TypeArguments.of(source, base).get(3), source),
                routesItself);
    }

    static boolean choosesTopics(Class<?> source, Class<?> base) {
        return Stream.<Class<?>>iterate(source, c -> c != base, c -> c.getSuperclass())
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .anyMatch(
                        method ->
                                method.getName().equals("topic")
                                        && method.getParameterCount() == 3);
    }

    SourceSettings common(Map<String, String> configured) {
        return COMMON.bind(settings.complete(configured));
    }

    String topic(Map<String, String> configured) {
        return routesItself ? "" : ROUTED.bind(settings.complete(configured)).topic();
    }
}
