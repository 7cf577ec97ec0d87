package dev.fairlead.api.schema;

import dev.fairlead.api.internal.RecordShape;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A record, as a struct. Fields are found by name, so they may come in any order, be fewer or more.
 *
 * <p>Data comes in long runs of one schema, so where its fields are is remembered for the last one.
 */
final class RecordNode implements Node {
    private final Schema schema;
    private final RecordShape<?> shape;
    private final List<Member> members;
    private final boolean schemaless;
    private final RecordCode code;
    private volatile Layout lastLayout;

    /**
     * A node.
     *
     * @param members one for each component, in order
     * @param schemaless whether maps without a schema are taken
     */
    RecordNode(Schema schema, RecordShape<?> shape, List<Member> members, boolean schemaless) {
        this.schema = schema;
        this.shape = shape;
        this.members = List.copyOf(members);
        this.schemaless = schemaless;
        this.code = RecordCode.of(shape, members);
        this.lastLayout = Layout.of(schema, members);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object write(Object value) {
        Struct struct = new Struct(schema);
        code.write(struct, value);
        return struct;
    }

    @Override
    public Object read(@Nullable Schema writtenWith, Object found) {
        if (found instanceof Struct struct) {
            try {
                return code.read(struct, layout(struct.schema()));
            } catch (Misfit misfit) {
                throw misfit;
            } catch (RuntimeException refused) {
                throw refused(refused);
            }
        } else if (found instanceof Map<?, ?> map && writtenWith == null) {
            return create(map);
        }
        throw Misfit.expected("STRUCT " + schema.name(), writtenWith, found);
    }

    private Layout layout(Schema of) {
        Layout known = lastLayout;
        if (!known.isOf(of)) {
            known = Layout.of(of, members);
            lastLayout = known;
        }
        return known;
    }

    private Object create(Map<?, ?> map) {
        if (!schemaless) {
            throw Misfit.withoutSchema(shape.type());
        }
        @Nullable Object[] arguments = new Object[members.size()];
        for (Member member : members) {
            arguments[member.index()] = member.read(map);
        }
        try {
            return shape.create(arguments);
        } catch (RuntimeException refused) {
            throw refused(refused);
        }
    }

    private Misfit refused(RuntimeException refused) {
        return Misfit.because(
                "refused by " + shape.type().getSimpleName() + ": " + refused.getMessage(),
                refused);
    }
}
