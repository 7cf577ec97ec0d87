package dev.fairlead.api.schema;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** One step from a value to a part of it. */
sealed interface PathStep permits PathStep.Name, PathStep.Index, PathStep.Each {
    /** Tells the parts that are there. */
    void parts(Object of, Consumer<Object> found);

    /**
     * Changes the parts that are there.
     *
     * @param of a map or a list that may be changed
     * @param change gives the new part, or {@link #GONE} to take it away
     */
    void change(Object of, Function<Object, @Nullable Object> change);

    /** The schema of the parts; null if there are none. */
    @Nullable Schema part(Schema of);

    /** What takes a part away. */
    Object GONE = new Object();

    /** A field of a struct, or an entry of a map. */
    record Name(String name) implements PathStep {
        @Override
        public void parts(Object of, Consumer<Object> found) {
            Object part = null;
            if (of instanceof Struct struct && struct.schema().field(name) != null) {
                part = struct.get(name);
            } else if (of instanceof Map<?, ?> map) {
                part = map.get(name);
            }
            if (part != null) {
                found.accept(part);
            }
        }

        @Override
        @SuppressWarnings("unchecked") // the keys of what is changed are names
        public void change(Object of, Function<Object, @Nullable Object> change) {
            if (of instanceof Map<?, ?> map && map.get(name) != null) {
                Object changed = change.apply(map.get(name));
                if (changed == GONE) {
                    map.remove(name);
                } else {
                    ((Map<String, @Nullable Object>) map).put(name, changed);
                }
            }
        }

        @Override
        public @Nullable Schema part(Schema of) {
            if (of.type() == Schema.Type.STRUCT) {
                Field field = of.field(name);
                return field == null ? null : field.schema();
            }
            return of.type() == Schema.Type.MAP ? of.valueSchema() : null;
        }
    }

    /** An element of a list. */
    record Index(int index) implements PathStep {
        @Override
        public void parts(Object of, Consumer<Object> found) {
            if (of instanceof List<?> list && index < list.size() && list.get(index) != null) {
                found.accept(list.get(index));
            }
        }

        @Override
        @SuppressWarnings("unchecked") // what is changed is the author's own
        public void change(Object of, Function<Object, @Nullable Object> change) {
            if (of instanceof List<?> list && index < list.size() && list.get(index) != null) {
                Object changed = change.apply(list.get(index));
                if (changed == GONE) {
                    list.remove(index);
                } else {
                    ((List<@Nullable Object>) list).set(index, changed);
                }
            }
        }

        @Override
        public @Nullable Schema part(Schema of) {
            return of.type() == Schema.Type.ARRAY ? of.valueSchema() : null;
        }
    }

    /** Each element of a list. */
    record Each() implements PathStep {
        @Override
        public void parts(Object of, Consumer<Object> found) {
            if (of instanceof List<?> list) {
                for (Object part : list) {
                    if (part != null) {
                        found.accept(part);
                    }
                }
            }
        }

        @Override
        @SuppressWarnings("unchecked") // what is changed is the author's own
        public void change(Object of, Function<Object, @Nullable Object> change) {
            if (of instanceof List<?> list) {
                List<@Nullable Object> all = (List<@Nullable Object>) list;
                all.replaceAll(part -> part == null ? null : change.apply(part));
                all.removeIf(part -> part == GONE);
            }
        }

        @Override
        public @Nullable Schema part(Schema of) {
            return of.type() == Schema.Type.ARRAY ? of.valueSchema() : null;
        }
    }
}
