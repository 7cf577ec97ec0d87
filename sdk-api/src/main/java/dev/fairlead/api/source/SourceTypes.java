package dev.fairlead.api.source;

import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.offset.OffsetCodec;
import dev.fairlead.api.schema.SchemaCodec;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** What follows from the type arguments of a source: its settings and its codecs. */
record SourceTypes<C extends Record, P extends Record, O extends Record, V>(
        Settings<C> settings,
        OffsetCodec<P> partitions,
        OffsetCodec<O> offsets,
        SchemaCodec<V> values,
        boolean routesItself) {
    private static final Settings<SourceSettings> COMMON = Settings.of(SourceSettings.class);
    private static final Settings<SourceSettings.Routed> ROUTED =
            Settings.of(SourceSettings.Routed.class);

    static <C extends Record, P extends Record, O extends Record, V> SourceTypes<C, P, O, V> of(
            Class<?> source) {
        Class<?> base = PartitionedSource.class;
        boolean routesItself = choosesTopics(source);
        Settings<C> own = Settings.of(TypeArguments.<C>recordAt(source, base, 0));
        return new SourceTypes<>(
                (routesItself ? own : own.and(ROUTED)).and(COMMON),
                OffsetCodec.of(TypeArguments.<P>recordAt(source, base, 1)),
                OffsetCodec.of(TypeArguments.<O>recordAt(source, base, 2)),
                values(TypeArguments.of(source, base).get(3), source),
                routesItself);
    }

    @SuppressWarnings("unchecked") // the type argument at this position is V
    private static <V> SchemaCodec<V> values(Type type, Class<?> source) {
        if (type instanceof Class<?> c) {
            return (SchemaCodec<V>) SchemaCodec.of(c);
        }
        throw new IllegalArgumentException(
                source.getName()
                        + " reads "
                        + type.getTypeName()
                        + "; wrap it in a record, whose component can have that type");
    }

    private static boolean choosesTopics(Class<?> source) {
        return Stream.<Class<?>>iterate(
                        source, c -> c != PartitionedSource.class, c -> c.getSuperclass())
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
