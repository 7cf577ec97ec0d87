package dev.fairlead.api.source;

import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import java.util.Map;

/** What follows from the type arguments of a push source: its settings and its codecs. */
record PushTypes<C extends Record, V>(
        Settings<C> settings, ValueForm<V> values, boolean routesItself) {
    private static final Settings<PushSettings> COMMON = Settings.of(PushSettings.class);
    private static final Settings<SourceSettings.Routed> ROUTED =
            Settings.of(SourceSettings.Routed.class);
    private static final ClassValue<PushTypes<?, ?>> OF_CLASSES =
            new ClassValue<>() {
                @Override
                protected PushTypes<?, ?> computeValue(Class<?> source) {
                    return make(source);
                }
            };

    /** Those of a source's class; taken apart once, since each task asks. */
    @SuppressWarnings("unchecked") // they were made of the same class
    static <C extends Record, V> PushTypes<C, V> of(Class<?> source) {
        return (PushTypes<C, V>) OF_CLASSES.get(source);
    }

    private static <C extends Record, V> PushTypes<C, V> make(Class<?> source) {
        Class<?> base = PushSource.class;
        boolean routesItself = SourceTypes.choosesTopics(source, base);
        Settings<C> own = Settings.of(TypeArguments.<C>recordAt(source, base, 0));
        return new PushTypes<>(
                (routesItself ? own : own.and(ROUTED)).and(COMMON),
                ValueForm.of(TypeArguments.of(source, base).get(2), source),
                routesItself);
    }

    PushSettings common(Map<String, String> configured) {
        return COMMON.bind(settings.complete(configured));
    }

    String topic(Map<String, String> configured) {
        return routesItself ? "" : ROUTED.bind(settings.complete(configured)).topic();
    }
}
