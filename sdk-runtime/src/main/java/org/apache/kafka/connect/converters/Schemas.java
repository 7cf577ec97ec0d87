package org.apache.kafka.connect.converters;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** What a converter of one type says to a schema of another. */
final class Schemas {
    private Schemas() {}

    /**
     * Does nothing if {@code schema} is of {@code type}, or if there is none.
     *
     * @throws DataException it is of another type
     */
    static void require(Schema.Type type, String topic, @Nullable Schema schema) {
        if (schema != null && schema.type() != type) {
            throw new DataException(
                    "topic \""
                            + topic
                            + "\": the converter for "
                            + type
                            + " can't convert a value with a schema of "
                            + schema.type()
                            + "; use a converter for that type, or a transformation such as Cast");
        }
    }
}
