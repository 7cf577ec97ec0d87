package dev.fairlead.api.schema;

import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Where the members of a record are in the structs of one schema. */
final class Layout {
    private final Schema of;
    private final @Nullable Field[] fields;
    private final boolean[] nullStaysNull;

    private Layout(Schema of, int members) {
        this.of = of;
        this.fields = new Field[members];
        this.nullStaysNull = new boolean[members];
    }

    static Layout of(Schema schema, List<Member> members) {
        Layout layout = new Layout(schema, members.size());
        for (Member member : members) {
            Field field = schema.field(member.name());
            layout.fields[member.index()] = field;
            layout.nullStaysNull[member.index()] =
                    field != null
                            && field.schema().isOptional()
                            && field.schema().defaultValue() != null;
        }
        return layout;
    }

    boolean isOf(Schema schema) {
        return of == schema;
    }

    /** The field of a member; null if the structs lack it. */
    @Nullable Field field(int member) {
        return fields[member];
    }

    /** Whether a null that is found in an optional field must not become its default. */
    boolean nullStaysNull(int member) {
        return nullStaysNull[member];
    }
}
