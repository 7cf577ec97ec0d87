package dev.fairlead.api.schema;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.internal.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Where a field is, within structs, maps and arrays: {@code customer.name}, {@code orders[0].price}
 * for the first element, {@code orders[*].price} for each. A name with dots or brackets stands in
 * backticks, {@code `first.name`}, with {@code \`} for a backtick in it, as in Kafka's own
 * transformations (KIP-821). A setting can be of this type.
 *
 * <p>What a record lacks is no mistake: a path finds what is there. So does {@code null} end it.
 *
 * <pre>{@code
 * FieldPath prices = FieldPath.parse("orders[*].price");
 * int changed = prices.change(fields, price -> ((BigDecimal) price).negate());
 * }</pre>
 *
 * <p>Immutable; any thread may use it.
 */
@AuthorsCall
public final class FieldPath {
    private final String text;
    private final List<PathStep> steps;

    private FieldPath(String text, List<PathStep> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
    }

    /**
     * The path that a text says.
     *
     * @throws IllegalArgumentException if it says none; the message tells where it goes wrong
     */
    public static FieldPath parse(String text) {
        return new FieldPath(text, new PathParser(text).steps());
    }

    /**
     * The values at the path that are not null, in order.
     *
     * @param data a struct, or a map of fields
     */
    public List<Object> find(@Nullable Object data) {
        List<Object> found = data == null ? List.of() : List.of(data);
        for (PathStep step : steps) {
            List<Object> parts = new ArrayList<>();
            found.forEach(each -> step.parts(each, parts::add));
            found = parts;
        }
        return found;
    }

    /**
     * Changes the values at the path that are not null.
     *
     * @param fields the fields that a transformation was given, which are changed; structs on the
     *     way become maps, and structs again when the transformation is done
     * @param change gives the new value, which may be null
     * @return how many there were
     */
    public int change(
            Map<String, @Nullable Object> fields, Function<Object, @Nullable Object> change) {
        return change(fields, 0, change);
    }

    /**
     * Takes the values at the path away, with their names; elements of an array leave it.
     *
     * @param fields the fields that a transformation was given, which are changed
     * @return how many there were
     */
    public int remove(Map<String, @Nullable Object> fields) {
        return change(fields, 0, value -> PathStep.GONE);
    }

    private int change(Object whole, int depth, Function<Object, @Nullable Object> change) {
        int[] changed = {0};
        boolean last = depth == steps.size() - 1;
        steps.get(depth)
                .change(
                        whole,
                        part -> {
                            if (last) {
                                changed[0]++;
                                return change.apply(part);
                            }
                            Object own = part instanceof Struct struct ? fields(struct) : part;
                            changed[0] += change(own, depth + 1, change);
                            return own;
                        });
        return changed[0];
    }

    private static Map<String, @Nullable Object> fields(Struct struct) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Field field : struct.schema().fields()) {
            fields.put(
                    field.name(),
                    field.schema().isOptional()
                            ? struct.getWithoutDefault(field.name())
                            : struct.get(field));
        }
        return fields;
    }

    /**
     * Changes the schema of what is at the path, if there is any. All elements of an array have the
     * same schema, whichever of them the path means.
     *
     * @param fields the schemas that a transformation was given, which are changed
     */
    public void changeSchema(Map<String, Schema> fields, UnaryOperator<Schema> change) {
        within(fields, schema -> changed(schema, 1, change));
    }

    /**
     * Takes the field at the path out of the schema, if there is any. Of arrays and maps nothing is
     * taken: their elements have no schemas of their own.
     *
     * @param fields the schemas that a transformation was given, which are changed
     */
    public void removeSchema(Map<String, Schema> fields) {
        PathStep last = steps.get(steps.size() - 1);
        if (!(last instanceof PathStep.Name name)) {
            return;
        } else if (steps.size() == 1) {
            fields.remove(name.name());
            return;
        }
        FieldPath parent = new FieldPath(text, steps.subList(0, steps.size() - 1));
        parent.changeSchema(fields, schema -> without(schema, name.name()));
    }

    private static Schema without(Schema schema, String field) {
        if (schema.type() != Schema.Type.STRUCT || schema.field(field) == null) {
            return schema;
        }
        Map<String, Schema> fields = Schemas.fields(schema);
        fields.remove(field);
        return Schemas.withFields(schema, fields);
    }

    private void within(Map<String, Schema> fields, UnaryOperator<Schema> change) {
        if (steps.get(0) instanceof PathStep.Name first) {
            fields.computeIfPresent(first.name(), (name, schema) -> change.apply(schema));
        }
    }

    private Schema changed(Schema whole, int depth, UnaryOperator<Schema> change) {
        if (depth == steps.size()) {
            return change.apply(whole);
        }
        Schema part = steps.get(depth).part(whole);
        if (part == null) {
            return whole;
        }
        Schema other = changed(part, depth + 1, change);
        if (other == part) {
            return whole;
        } else if (whole.type() == Schema.Type.STRUCT
                && steps.get(depth) instanceof PathStep.Name name) {
            Map<String, Schema> fields = Schemas.fields(whole);
            fields.put(name.name(), other);
            return Schemas.withFields(whole, fields);
        }
        return Schemas.withValues(whole, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath that && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    /** The text that it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
