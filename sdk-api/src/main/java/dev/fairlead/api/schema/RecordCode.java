package dev.fairlead.api.schema;

import dev.fairlead.api.internal.RecordShape;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Moves all components of one record class at once. */
interface RecordCode {
    void write(Struct into, Object record);

    Object read(Struct from, Layout layout);

    /** The fastest there is: code of its own for the record, where that can be had. */
    static RecordCode of(RecordShape<?> shape, List<Member> members) {
        RecordCode own = OwnCode.of(shape, members);
        return own != null ? own : new OneByOne(shape, List.copyOf(members));
    }

    /** The same for any record, component by component. */
    record OneByOne(RecordShape<?> shape, List<Member> members) implements RecordCode {
        @Override
        public void write(Struct into, Object record) {
            for (Member member : members) {
                member.write(into, shape.parts().get(member.index()).read(record));
            }
        }

        @Override
        public Object read(Struct from, Layout layout) {
            @Nullable Object[] values = new Object[members.size()];
            for (Member member : members) {
                values[member.index()] = member.read(from, layout);
            }
            return shape.create(values);
        }
    }
}
