package dev.fairlead.runtime.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Reads structs of one schema; quick when the fields come in the schema's order. */
final class StructReader implements ValueReader {
    private final Schema schema;
    private final FieldReader[] fields;
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * @param name the bytes of its name and the colon, as Jackson writes them
     * @param absent what stands for it when it isn't there
     */
    record FieldReader(Field field, byte[] name, ValueReader value, ValueReader absent) {}

    StructReader(Schema schema, List<FieldReader> fields) {
        this.schema = schema;
        this.fields = fields.toArray(FieldReader[]::new);
        for (int i = 0; i < this.fields.length; i++) {
            numbers.put(this.fields[i].field().name(), i);
        }
    }

    @Override
    public Struct read(JsonInput input) {
        Struct struct = new Struct(schema);
        input.open('{');
        int inOrder = 0;
        if (!input.closes('}')) {
            boolean more = true;
            while (more && inOrder < fields.length && isNext(fields[inOrder], input)) {
                put(struct, fields[inOrder++], input);
                more = input.takes(',');
            }
            if (more) {
                rest(struct, inOrder, input);
                inOrder = fields.length;
            }
            ValueReaders.close(input, '}');
        }
        for (int i = inOrder; i < fields.length; i++) {
            missing(struct, fields[i], input);
        }
        return struct;
    }

    private static boolean isNext(FieldReader field, JsonInput input) {
        input.peek();
        return input.takes(field.name());
    }

    /** The entries from the first on that came out of order. */
    private void rest(Struct struct, int inOrder, JsonInput input) {
        boolean[] seen = new boolean[fields.length];
        Arrays.fill(seen, 0, inOrder, true);
        do {
            Integer number = numbers.get(input.name().text());
            if (number == null) {
                ValueReaders.any(input); // read, since Apache's converter would see it if it's bad
            } else {
                put(struct, fields[number], input);
                seen[number] = true;
            }
        } while (input.takes(','));
        for (int i = inOrder; i < fields.length; i++) {
            if (!seen[i]) {
                missing(struct, fields[i], input);
            }
        }
    }

    private static void put(Struct struct, FieldReader field, JsonInput input) {
        put(struct, field.field(), field.value().read(input));
    }

    private static void missing(Struct struct, FieldReader field, JsonInput input) {
        put(struct, field.field(), field.absent().read(input));
    }

    /** Struct validates what it is given. */
    private static void put(Struct struct, Field field, @Nullable Object value) {
        struct.put(field, value);
    }
}
