package dev.fairlead.api.schema;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A component whose value has no parts. It does what {@link Member} does, in methods of its own:
 * the compiler puts no method into a record's own code that it has already compiled into a large
 * one. A member's may grow large, where the nodes of lists, maps and records were put into it.
 */
record ScalarMember(Member member, ScalarNode node) {
    void write(Struct into, @Nullable Object value) {
        try {
            Object present = member.slot().present(value);
            into.put(member.field(), present == null ? null : node.write(present));
        } catch (Misfit misfit) {
            throw misfit.inField(member.name());
        }
    }

    @Nullable Object read(Struct from, Layout layout) {
        try {
            Field there = layout.field(member.index());
            if (there == null) {
                return member.missing();
            }
            Object found = member.found(from, layout, there);
            return member.slot().held(found == null ? null : node.read(there.schema(), found));
        } catch (Misfit misfit) {
            throw misfit.inField(member.name());
        }
    }
}
