package dev.fairlead.testkit.transform;

import dev.fairlead.testkit.data.Portrait;
import dev.fairlead.testkit.data.Schemaless;
import dev.fairlead.testkit.trial.Opinion;
import dev.fairlead.testkit.trial.Specimen;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Compares what becomes of a record with what becomes of the same one without its schemas. */
@SuppressWarnings("JavaUtilDate") // Connect's own type of times
final class SchemalessTwin {
    private SchemalessTwin() {}

    static Opinion agrees(Specimen subject, ConnectRecord<?> in) {
        if (!isPlain(in.keySchema(), in.key()) || !isPlain(in.valueSchema(), in.value())) {
            return Opinion.SILENT;
        }
        Result one = Result.of(subject.fresh(), in);
        Result other = Result.of(subject.fresh(), twin(in));
        if (one.failure() != null || other.failure() != null) {
            return Opinion.SILENT;
        }
        if (givesAnotherForm(in, one.record())) {
            return Opinion.SILENT;
        }
        String expected = bare(one.record());
        String actual = bare(other.record());
        return Opinion.same(
                expected, actual, () -> "without its schema the same record comes out differently");
    }

    /** Whoever turns structs into text or bytes is there for structs, and may leave the rest. */
    private static boolean givesAnotherForm(ConnectRecord<?> in, @Nullable ConnectRecord<?> out) {
        return out != null && (isForm(in.key(), out.key()) || isForm(in.value(), out.value()));
    }

    private static boolean isForm(@Nullable Object in, @Nullable Object out) {
        return in instanceof Struct && (out instanceof CharSequence || out instanceof byte[]);
    }

    /** Only what every format can hold is compared; the rest has no agreed form without schema. */
    private static boolean isPlain(@Nullable Schema schema, @Nullable Object value) {
        if (schema == null || !(value instanceof Struct struct)) {
            return false;
        }
        return struct.schema().fields().stream()
                .allMatch(
                        field ->
                                field.schema().type().isPrimitive()
                                        && field.schema().name() == null
                                        && !field.schema().isOptional()
                                        && field.schema().defaultValue() == null
                                        && field.schema().type() != Schema.Type.BYTES
                                        && struct.get(field) != null);
    }

    private static ConnectRecord<?> twin(ConnectRecord<?> in) {
        return in.newRecord(
                in.topic(),
                in.kafkaPartition(),
                null,
                Schemaless.of(in.key()),
                null,
                Schemaless.of(in.value()),
                in.timestamp(),
                in.headers());
    }

    private static String bare(@Nullable ConnectRecord<?> out) {
        return out == null
                ? "nothing"
                : "topic "
                        + out.topic()
                        + "\n  key "
                        + Portrait.ofValue(levelled(Schemaless.of(out.key())))
                        + "\n  value "
                        + Portrait.ofValue(levelled(Schemaless.of(out.value())));
    }

    /** Numbers of one width, times as milliseconds, no nulls, names in order. */
    private static @Nullable Object levelled(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> level = new TreeMap<>();
            map.forEach(
                    (key, each) -> {
                        if (each != null) {
                            level.put(String.valueOf(key), levelled(each));
                        }
                    });
            return level;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> level = new ArrayList<>();
            list.forEach(each -> level.add(levelled(each)));
            return level;
        }
        if (value instanceof Date date) {
            return date.getTime();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        return value instanceof Byte || value instanceof Short || value instanceof Integer
                ? Long.valueOf(((Number) value).longValue())
                : value;
    }
}
