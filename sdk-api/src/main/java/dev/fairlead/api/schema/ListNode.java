package dev.fairlead.api.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** A list; what is read cannot be modified. */
record ListNode(Schema schema, Slot element) implements Node {
    static ListNode of(Slot element, UnaryOperator<SchemaBuilder> finish) {
        return new ListNode(
                finish.apply(SchemaBuilder.array(element.node().schema())).build(), element);
    }

    @Override
    public Object write(Object value) {
        List<@Nullable Object> written = new ArrayList<>(((Collection<?>) value).size());
        for (Object each : (Collection<?>) value) {
            try {
                written.add(element.write(each));
            } catch (Misfit misfit) {
                throw misfit.inElement(written.size());
            }
        }
        return written;
    }

    @Override
    public Object read(@Nullable Schema writtenWith, Object found) {
        if (!(found instanceof Collection<?> values)) {
            throw Misfit.expected("ARRAY", writtenWith, found);
        }
        Schema elementSchema = writtenWith == null ? null : writtenWith.valueSchema();
        List<@Nullable Object> read = new ArrayList<>(values.size());
        for (Object each : values) {
            try {
                read.add(element.read(elementSchema, each));
            } catch (Misfit misfit) {
                throw misfit.inElement(read.size());
            }
        }
        return Collections.unmodifiableList(read);
    }
}
