package dev.fairlead.api.schema;

import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The translation of one non-null value between Java and Connect; nodes form the tree of a type.
 */
interface Node {
    /** The schema of what {@link #write} returns. */
    Schema schema();

    /** The schema of what {@link #write} returns for a value, where not all have the same. */
    default Schema schema(Object value) {
        return schema();
    }

    /** From Java to Connect. */
    Object write(Object value);

    /**
     * From Connect to Java.
     *
     * @param schema the schema the value was written with; null for data without schemas
     */
    Object read(@Nullable Schema schema, Object found);
}
