package dev.fairlead.api.schema;

import dev.fairlead.api.Doc;
import dev.fairlead.api.Scale;
import dev.fairlead.api.Schemaless;
import dev.fairlead.api.internal.RecordShape;
import dev.fairlead.api.internal.RecordShape.Part;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Reads a type and its annotations, and builds the tree of nodes that translates its values. */
final class NodeBuilder {
    /** A generic record may contain itself with ever longer arguments; no real one goes as deep. */
    private static final int DEPTH_MAX = 50;

    private final Deque<Open> open = new ArrayDeque<>();

    /** A record or sealed interface being built; to refuse what contains itself. */
    private record Open(String text, boolean schemaless) {}

    Node root(TypeUse type, UnaryOperator<SchemaBuilder> use) {
        if (type.raw() == Optional.class || type.nullable()) {
            throw new IllegalArgumentException(
                    "may be absent; a codec is for values that are there");
        }
        if (type.raw() == Row.class) {
            return new RowNode.OfAnyShape();
        }
        return node(type, use);
    }

    private Node node(TypeUse use, UnaryOperator<SchemaBuilder> finish) {
        Class<?> raw = use.raw();
        if (raw == List.class && use.arguments().size() == 1) {
            return ListNode.of(slot(use.arguments().get(0)), finish);
        } else if (raw == Map.class && use.arguments().size() == 2) {
            return MapNode.of(slot(use.arguments().get(0)), slot(use.arguments().get(1)), finish);
        } else if (raw == BigDecimal.class) {
            return Numbers.decimal(digits(use), finish);
        }
        Node scalar = Scalars.of(use, finish);
        if (scalar != null) {
            return scalar;
        } else if (raw.isRecord()) {
            return opened(use, schemaless -> record(use, finish, schemaless));
        } else if (raw.isSealed() && raw.isInterface()) {
            return opened(use, schemaless -> union(use, finish, schemaless));
        }
        throw new IllegalArgumentException(
                "has the type "
                        + use.raw().getTypeName()
                        + ", for which there is no schema; use a primitive, String, byte[],"
                        + " BigDecimal, Instant, LocalDate, LocalTime, UUID, an enum, a record, a"
                        + " sealed interface of records, or a List<...>, Map<...> or Optional<...>"
                        + " of these"
                        + (raw == Row.class ? "; its columns are not known here" : ""));
    }

    private static int digits(TypeUse use) {
        return use.scale()
                .map(Scale::value)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "needs @Scale, the digits after the point"));
    }

    private interface Building {
        Node with(boolean schemaless);
    }

    /**
     * Builds what may contain others. Connect has no reference to a schema that is not complete: a
     * builder that is its own field gives structs that are refused, and converters that never end.
     */
    private Node opened(TypeUse use, Building building) {
        String text = use.raw().getName() + use.text();
        boolean again = open.stream().anyMatch(each -> each.text().equals(text));
        if (again || open.size() == DEPTH_MAX) {
            throw new IllegalArgumentException(
                    "contains itself, as "
                            + use.text()
                            + "; Connect schemas are finite, so refer to it by a key, or keep what"
                            + " is below as text");
        }
        boolean schemaless =
                use.raw().isAnnotationPresent(Schemaless.class)
                        || (!open.isEmpty() && open.getLast().schemaless());
        open.addLast(new Open(text, schemaless));
        Node node = building.with(schemaless);
        open.removeLast();
        return node;
    }

    private Slot slot(TypeUse use) {
        return slot(use, UnaryOperator.identity());
    }

    private Slot slot(TypeUse use, UnaryOperator<SchemaBuilder> finish) {
        TypeUse inner = use;
        Slot.Absence absence = use.nullable() ? Slot.Absence.NULL : Slot.Absence.FORBIDDEN;
        if (use.raw() == Optional.class && use.arguments().size() == 1) {
            inner = use.arguments().get(0).withScale(use.scale());
            absence = Slot.Absence.EMPTY;
        }
        UnaryOperator<SchemaBuilder> finished =
                absence == Slot.Absence.FORBIDDEN
                        ? finish
                        : builder -> finish.apply(builder).optional();
        return new Slot(node(inner, finished), absence);
    }

    private Node record(TypeUse use, UnaryOperator<SchemaBuilder> finish, boolean schemaless) {
        RecordShape<?> shape = RecordShape.of(use.raw());
        Map<TypeVariable<?>, TypeUse> variables = use.variables();
        SchemaBuilder builder = SchemaNames.begin(SchemaBuilder.struct(), use);
        List<Slot> slots = new ArrayList<>();
        List<@Nullable Object> fallbacks = new ArrayList<>();
        for (Part part : shape.parts()) {
            try {
                TypeUse type = type(part, variables);
                Object fallback = part.defaultText().map(t -> fallback(type, t)).orElse(null);
                Slot slot = slot(part, type, fallback);
                slots.add(slot);
                fallbacks.add(fallback == null ? null : slot.read(null, fallback));
                builder.field(part.name(), slot.node().schema());
            } catch (IllegalArgumentException | DataException mistake) {
                throw new IllegalArgumentException(
                        part.where() + " " + mistake.getMessage(), mistake);
            }
        }
        Schema schema = finished(builder, use, finish);
        List<Member> members = new ArrayList<>();
        for (Part part : shape.parts()) {
            int i = part.index();
            members.add(new Member(i, schema.field(part.name()), slots.get(i), fallbacks.get(i)));
        }
        return new RecordNode(schema, shape, members, schemaless);
    }

    private static Schema finished(
            SchemaBuilder builder, TypeUse use, UnaryOperator<SchemaBuilder> finish) {
        return SchemaNames.withDoc(finish.apply(builder), SchemaNames.doc(use.raw())).build();
    }

    private static TypeUse type(Part part, Map<TypeVariable<?>, TypeUse> variables) {
        return TypeUse.of(part.type(), variables)
                .withNullable(part.isNullable())
                .withScale(part.annotation(Scale.class));
    }

    private Slot slot(Part part, TypeUse type, @Nullable Object fallback) {
        Optional<String> doc = part.annotation(Doc.class).map(Doc::value);
        if (fallback == null) {
            return slot(type, builder -> SchemaNames.withDoc(builder, doc));
        }
        return slot(type, builder -> SchemaNames.withDoc(builder.defaultValue(fallback), doc));
    }

    /** The default, as Connect has it. */
    private Object fallback(TypeUse type, String text) {
        if (type.nullable() || type.raw() == Optional.class) {
            throw new IllegalArgumentException(
                    "has a default and is nullable; readers could not tell null from absent");
        }
        Object parsed = Defaults.parse(type, text);
        try {
            return node(type, UnaryOperator.identity()).write(parsed);
        } catch (Misfit misfit) {
            throw new IllegalArgumentException(
                    "has the default \"" + text + "\": " + misfit.message(), misfit);
        }
    }

    /** One record of a sealed interface before the whole has a schema. */
    private record Choice(String tag, Class<?> type, Node node) {}

    private Node union(TypeUse use, UnaryOperator<SchemaBuilder> finish, boolean schemaless) {
        SchemaBuilder builder = SchemaNames.begin(SchemaBuilder.struct(), use);
        List<Choice> choices = records(use).map(this::choice).toList();
        for (Choice choice : choices) {
            if (builder.field(choice.tag()) != null) {
                throw new IllegalArgumentException(
                        use.text()
                                + " has two records with the tag "
                                + choice.tag()
                                + "; name one of them with @Named");
            }
            builder.field(choice.tag(), choice.node().schema());
        }
        Schema schema = finished(builder, use, finish);
        List<UnionNode.Case> cases =
                choices.stream()
                        .map(c -> new UnionNode.Case(c.type(), schema.field(c.tag()), c.node()))
                        .toList();
        return new UnionNode(use.raw(), schema, cases, schemaless);
    }

    private Choice choice(TypeUse use) {
        return new Choice(SchemaNames.tag(use), use.raw(), node(use, SchemaBuilder::optional));
    }

    /** The records of a sealed interface, also by way of others, in the order of declaration. */
    private static Stream<TypeUse> records(TypeUse use) {
        return Arrays.stream(use.raw().getPermittedSubclasses())
                .map(use::permitted)
                .flatMap(
                        each -> {
                            if (each.raw().isRecord()) {
                                return Stream.of(each);
                            } else if (each.raw().isSealed() && each.raw().isInterface()) {
                                return records(each);
                            }
                            throw new IllegalArgumentException(
                                    use.text()
                                            + " permits "
                                            + each.text()
                                            + ", which is not a record; make it one");
                        });
    }
}
