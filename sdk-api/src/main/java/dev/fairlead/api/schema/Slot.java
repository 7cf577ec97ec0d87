package dev.fairlead.api.schema;

import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** A place that holds a value: what the value is, and what its absence means. */
record Slot(Node node, Absence absence) {
    /** How Java says that there is no value. */
    enum Absence {
        /** It may not. */
        FORBIDDEN,
        /** By null. */
        NULL,
        /** By an empty Optional. */
        EMPTY
    }

    @Nullable Object write(@Nullable Object value) {
        Object present = present(value);
        return present == null ? null : node.write(present);
    }

    @Nullable Object read(@Nullable Schema schema, @Nullable Object found) {
        return held(found == null ? null : node.read(schema, found));
    }

    /** What Java holds, if there is anything. */
    @Nullable Object present(@Nullable Object value) {
        Object present =
                absence == Absence.EMPTY && value instanceof Optional<?> possible
                        ? possible.orElse(null)
                        : value;
        if (present == null && absence == Absence.FORBIDDEN) {
            throw Misfit.because("is null; give it a value, or declare it @Nullable or Optional");
        }
        return present;
    }

    /** A value that was read, or none, as Java holds it. */
    @Nullable Object held(@Nullable Object value) {
        if (value == null && absence == Absence.FORBIDDEN) {
            throw Misfit.because(
                    "is null, which this version does not allow; declare it @Nullable or Optional");
        }
        return absence == Absence.EMPTY ? Optional.ofNullable(value) : value;
    }
}
