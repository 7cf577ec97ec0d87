package dev.fairlead.api.sink;

import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.record.RecordCodec;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.schema.SchemaCodec;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the type arguments of a sink.
 *
 * @param values how values are read; null if the author takes them as they come, or whole records
 * @param records how whole records are read; null if the author takes values
 */
record SinkTypes<C extends Record, V>(
        Settings<C> settings,
        @Nullable SchemaCodec<V> values,
        @Nullable RecordCodec<Object, Object> records) {
    private static final Settings<SinkSettings> COMMON = Settings.of(SinkSettings.class);
    private static final ClassValue<SinkTypes<?, ?>> OF_CLASSES =
            new ClassValue<>() {
                @Override
                protected SinkTypes<?, ?> computeValue(Class<?> sink) {
                    return make(sink);
                }
            };

    /** Those of a sink's class; taken apart once, since each task asks. */
    @SuppressWarnings("unchecked") // they were made of the same class
    static <C extends Record, V> SinkTypes<C, V> of(Class<?> sink) {
        return (SinkTypes<C, V>) OF_CLASSES.get(sink);
    }

    private static <C extends Record, V> SinkTypes<C, V> make(Class<?> sink) {
        Class<?> base = PartitionedSink.class;
        Settings<C> own = Settings.of(TypeArguments.<C>recordAt(sink, base, 0));
        Type values = TypeArguments.of(sink, base).get(1);
        RecordCodec<Object, Object> records =
                RecordCodec.find(values, TypedSinkRecord.class).orElse(null);
        return new SinkTypes<>(
                own.and(COMMON), records == null ? values(values, sink) : null, records);
    }

    @SuppressWarnings("unchecked") // the type argument at this position is V
    private static <V> @Nullable SchemaCodec<V> values(Type type, Class<?> sink) {
        if (type == Object.class) {
            return null;
        }
        try {
            return (SchemaCodec<V>) SchemaCodec.of(type);
        } catch (IllegalArgumentException mistake) {
            throw new IllegalArgumentException(
                    sink.getName() + " writes what has no schema: " + mistake.getMessage(),
                    mistake);
        }
    }

    SinkSettings common(Map<String, String> configured) {
        return COMMON.bind(settings.complete(configured));
    }

    /** What the author gets; without a codec V is Object, and any value fits. */
    @SuppressWarnings("unchecked")
    @Nullable V read(SinkRecord record) {
        if (records != null) {
            return (V) records.fromConnect(record);
        }
        Object found = record.value();
        if (found == null || values == null) {
            return (V) found;
        }
        try {
            return values.fromConnect(record.valueSchema(), found);
        } catch (DataException misfit) {
            throw new DataException("the value: " + misfit.getMessage(), misfit);
        }
    }
}
