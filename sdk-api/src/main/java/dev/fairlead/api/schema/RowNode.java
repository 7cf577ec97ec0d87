package dev.fairlead.api.schema;

import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Rows of one shape, as structs; read by the same rules as records. */
final class RowNode implements Node {
    private final RowType type;
    private final Schema schema;
    private final List<Member> members;
    private volatile Layout lastLayout;

    RowNode(RowType type, Schema schema, List<Member> members) {
        this.type = type;
        this.schema = schema;
        this.members = members;
        this.lastLayout = Layout.of(schema, members);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object write(Object value) {
        Row row = (Row) value;
        if (!row.type().equals(type)) {
            throw Misfit.because("expected a row of " + type + ", found one of " + row.type());
        }
        Struct struct = new Struct(schema);
        for (Member member : members) {
            member.write(struct, row.at(member.index()));
        }
        return struct;
    }

    @Override
    public Object read(@Nullable Schema writtenWith, Object found) {
        if (!(found instanceof Struct struct)) {
            throw Misfit.expected("STRUCT " + schema.name(), writtenWith, found);
        }
        Layout layout = lastLayout;
        if (!layout.isOf(struct.schema())) {
            layout = Layout.of(struct.schema(), members);
            lastLayout = layout;
        }
        @Nullable Object[] values = new Object[members.size()];
        for (Member member : members) {
            values[member.index()] = member.read(struct, layout);
        }
        return Row.of(type, values);
    }

    /** Rows of any shape: each is written with its own schema, and read with that it came with. */
    static final class OfAnyShape implements Node {
        private volatile @Nullable RowType last;

        @Override
        public Schema schema() {
            throw new IllegalStateException(
                    "each row has a schema of its own; ask for that of a row");
        }

        @Override
        public Schema schema(Object value) {
            return ((Row) value).type().schema();
        }

        @Override
        public Object write(Object value) {
            return ((Row) value).type().codec().toConnect((Row) value);
        }

        @Override
        public Object read(@Nullable Schema writtenWith, Object found) {
            if (!(found instanceof Struct struct)) {
                throw Misfit.expected("STRUCT", writtenWith, found);
            }
            RowType type = last;
            if (type == null || type.schema() != struct.schema()) {
                type = RowType.of(struct.schema());
                last = type;
            }
            return type.codec().fromConnect(struct.schema(), struct);
        }
    }
}
