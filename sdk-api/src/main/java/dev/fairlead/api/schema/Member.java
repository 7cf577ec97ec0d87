package dev.fairlead.api.schema;

import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record, and its field. What it does for a record is inlined into the record's
 * own code, so it is a Java record itself: the compiler trusts that it never changes.
 *
 * @param fallback the Java value when data lacks the field; null if there is no default
 */
record Member(int index, Field field, Slot slot, @Nullable Object fallback) {
    String name() {
        return field.name();
    }

    void write(Struct into, @Nullable Object value) {
        try {
            into.put(field, slot.write(value));
        } catch (Misfit misfit) {
            throw misfit.inField(name());
        }
    }

    @Nullable Object read(Struct from, Layout layout) {
        try {
            Field there = layout.field(index);
            if (there == null) {
                return missing();
            }
            return slot.read(there.schema(), found(from, layout, there));
        } catch (Misfit misfit) {
            throw misfit.inField(name());
        }
    }

    @Nullable Object found(Struct from, Layout layout, Field there) {
        return layout.nullStaysNull(index)
                // get() would turn a stored null into the default (KAFKA-8713)
                ? from.getWithoutDefault(there.name())
                : from.get(there);
    }

    @Nullable Object read(Map<?, ?> from) {
        try {
            return from.containsKey(name()) ? slot.read(null, from.get(name())) : missing();
        } catch (Misfit misfit) {
            throw misfit.inField(name());
        }
    }

    @Nullable Object missing() {
        if (fallback != null) {
            return fallback instanceof byte[] bytes ? bytes.clone() : fallback;
        }
        if (slot.absence() == Slot.Absence.FORBIDDEN) {
            throw Misfit.because(
                    "is missing; give the component a @Default, or declare it @Nullable or"
                            + " Optional");
        }
        return slot.read(null, null);
    }
}
