package dev.fairlead.api.transform;

import dev.fairlead.api.internal.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that follow from those of the input, each derived once.
 *
 * <p>Schemas are compared by identity, since comparing their contents costs more than most
 * transformations. Converters repeat the same instance, but some make new ones for ever: the
 * schemas that were not asked for longest are forgotten beyond a bound. Any thread may use it.
 */
final class DerivedSchemas {
    static final int REMEMBERED_MAX = 64;

    private final Consumer<Map<String, Schema>> change;
    private final Map<Same, Schema> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Same, Schema> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            };
    private volatile @Nullable Pair last;

    /**
     * No schemas yet.
     *
     * @param change changes the schemas of the fields, which keep the order of the map
     */
    DerivedSchemas(Consumer<Map<String, Schema>> change) {
        this.change = change;
    }

    private record Pair(Schema from, Schema derived) {}

    private record Same(Schema schema) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Same that && that.schema == schema;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(schema);
        }
    }

    /** The schema that follows from one of structs. */
    Schema from(Schema schema) {
        Pair latest = last;
        if (latest != null && latest.from() == schema) {
            return latest.derived();
        }
        Schema derived = look(schema);
        last = new Pair(schema, derived);
        return derived;
    }

    private synchronized Schema look(Schema schema) {
        Same key = new Same(schema);
        Schema derived = known.get(key);
        if (derived == null) {
            derived = derive(schema);
            known.put(key, derived);
        }
        return derived;
    }

    private Schema derive(Schema schema) {
        Map<String, Schema> fields = Schemas.fields(schema);
        List<Map.Entry<String, Schema>> before = copy(fields);
        change.accept(fields);
        return copy(fields).equals(before) ? schema : Schemas.withFields(schema, fields);
    }

    private static List<Map.Entry<String, Schema>> copy(Map<String, Schema> fields) {
        List<Map.Entry<String, Schema>> entries = new ArrayList<>();
        fields.forEach((name, schema) -> entries.add(Map.entry(name, schema)));
        return entries;
    }
}
