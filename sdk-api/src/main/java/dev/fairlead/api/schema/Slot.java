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
        Object present =
                absence == Absence.EMPTY && value instanceof Optional<?> possible
                        ? possible.orElse(null)
                        : value;
        if (present != null) {
            return node.write(present);
        }
        if (absence == Absence.FORBIDDEN) {
            throw Misfit.because("is null; give it a value, or declare it @Nullable or Optional");
        }
        return null;
    }

    @Nullable Object read(@Nullable Schema schema, @Nullable Object found) {
        if (found != null) {
            Object value = node.read(schema, found);
            return absence == Absence.EMPTY ? Optional.of(value) : value;
        }
        if (absence == Absence.FORBIDDEN) {
            throw Misfit.because(
                    "is null, which this version does not allow; declare it @Nullable or Optional");
        }
        return absence == Absence.EMPTY ? Optional.empty() : null;
    }
}
