package dev.fairlead.api.schema;

import dev.fairlead.api.Doc;
import dev.fairlead.api.Named;
import dev.fairlead.api.Scale;
import dev.fairlead.api.Version;
import dev.fairlead.api.internal.RecordShape;
import dev.fairlead.api.internal.RecordShape.Part;
import dev.fairlead.api.internal.TextForm;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** Reads a type and its annotations, and builds the tree of nodes that translates its values. */
final class NodeBuilder {
    /** The records being built, outermost first: to refuse a record that contains itself. */
    private final Set<Class<?>> open = new LinkedHashSet<>();

    Node root(Class<?> type) {
        return node(type, null, Optional.empty(), UnaryOperator.identity());
    }

    private Node node(
            Type type,
            @Nullable AnnotatedType annotated,
            Optional<Scale> scale,
            UnaryOperator<SchemaBuilder> finish) {
        if (type instanceof ParameterizedType generic
                && annotated instanceof AnnotatedParameterizedType arguments) {
            AnnotatedType[] inner = arguments.getAnnotatedActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return ListNode.of(
                        slot(inner[0], Optional.empty(), UnaryOperator.identity()), finish);
            } else if (generic.getRawType() == Map.class) {
                return MapNode.of(
                        slot(inner[0], Optional.empty(), UnaryOperator.identity()),
                        slot(inner[1], Optional.empty(), UnaryOperator.identity()),
                        finish);
            }
        }
        if (type instanceof Class<?> plain) {
            if (plain == BigDecimal.class) {
                int digits =
                        scale.orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "needs @Scale, the digits after the point"))
                                .value();
                return Scalars.decimal(digits, finish);
            }
            Node scalar = Scalars.of(plain, finish);
            if (scalar != null) {
                return scalar;
            }
            if (plain.isRecord()) {
                return record(plain, finish);
            }
        }
        throw new IllegalArgumentException(
                "has the type "
                        + type.getTypeName()
                        + ", for which there is no schema; use a primitive, String, byte[],"
                        + " BigDecimal, Instant, LocalDate, LocalTime, UUID, an enum, a record, or"
                        + " a List, Map or Optional of these");
    }

    private Slot slot(
            AnnotatedType annotated, Optional<Scale> outer, UnaryOperator<SchemaBuilder> finish) {
        AnnotatedType inner = annotated;
        Slot.Absence absence =
                Part.isNullable(annotated) ? Slot.Absence.NULL : Slot.Absence.FORBIDDEN;
        if (annotated.getType() instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class) {
            inner = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
            absence = Slot.Absence.EMPTY;
        }
        return slot(inner, absence, outer, finish);
    }

    private Slot slot(
            AnnotatedType inner,
            Slot.Absence absence,
            Optional<Scale> outer,
            UnaryOperator<SchemaBuilder> finish) {
        Optional<Scale> scale =
                Optional.ofNullable(inner.getAnnotation(Scale.class)).or(() -> outer);
        UnaryOperator<SchemaBuilder> finished =
                absence == Slot.Absence.FORBIDDEN
                        ? finish
                        : builder -> finish.apply(builder).optional();
        return new Slot(node(inner.getType(), inner, scale, finished), absence);
    }

    private Node record(Class<?> type, UnaryOperator<SchemaBuilder> finish) {
        if (!open.add(type)) {
            throw new IllegalArgumentException(
                    "contains itself, by way of "
                            + open.stream().map(Class::getSimpleName).toList()
                            + "; Connect schemas are finite");
        }
        RecordShape<?> shape = RecordShape.of(type);
        SchemaBuilder builder = SchemaBuilder.struct().name(schemaName(type));
        Optional.ofNullable(type.getAnnotation(Version.class))
                .ifPresent(version -> builder.version(version.value()));
        List<Slot> slots = new ArrayList<>();
        List<@Nullable Object> fallbacks = new ArrayList<>();
        for (Part part : shape.parts()) {
            try {
                Object fallback = part.defaultText().map(text -> fallback(part, text)).orElse(null);
                Slot slot = slot(part, fallback);
                slots.add(slot);
                fallbacks.add(fallback);
                builder.field(part.name(), slot.node().schema());
            } catch (IllegalArgumentException mistake) {
                throw new IllegalArgumentException(
                        part.where() + " " + mistake.getMessage(), mistake);
            }
        }
        open.remove(type);
        Optional<String> doc = Optional.ofNullable(type.getAnnotation(Doc.class)).map(Doc::value);
        Schema schema = withDoc(finish.apply(builder), doc).build();
        List<RecordNode.Column> columns = new ArrayList<>();
        for (Part part : shape.parts()) {
            Field field = schema.field(part.name());
            columns.add(
                    new RecordNode.Column(
                            part, field, slots.get(part.index()), fallbacks.get(part.index())));
        }
        return new RecordNode(schema, shape, columns);
    }

    private Slot slot(Part part, @Nullable Object fallback) {
        Optional<String> doc = part.annotation(Doc.class).map(Doc::value);
        Optional<Scale> scale = part.annotation(Scale.class);
        AnnotatedType type = part.type();
        boolean nullable = part.isNullable();
        if (fallback == null) {
            UnaryOperator<SchemaBuilder> documented = builder -> withDoc(builder, doc);
            Slot slot = slot(type, scale, documented);
            return nullable && slot.absence() == Slot.Absence.FORBIDDEN
                    ? slot(type, Slot.Absence.NULL, scale, documented)
                    : slot;
        }
        if (nullable) {
            throw new IllegalArgumentException(
                    "has a default and is nullable; readers could not tell null from absent");
        }
        Object written = slot(type, scale, UnaryOperator.identity()).node().write(fallback);
        return slot(type, scale, builder -> withDoc(builder.defaultValue(written), doc));
    }

    private static Object fallback(Part part, String text) {
        if (!(part.type().getType() instanceof Class<?> type)) {
            throw new IllegalArgumentException("cannot have a default; only single values can");
        }
        TextForm form =
                TextForm.of(type)
                        .orElseThrow(() -> new IllegalArgumentException("cannot have a default"));
        try {
            return form.parse(text);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "has the default \"" + text + "\", which " + refused.getMessage(), refused);
        }
    }

    private static SchemaBuilder withDoc(SchemaBuilder builder, Optional<String> doc) {
        // a field's own documentation wins over that of its type; each can be set only once
        return doc.isPresent() && builder.doc() == null ? builder.doc(doc.get()) : builder;
    }

    private static String schemaName(Class<?> type) {
        Named named = type.getAnnotation(Named.class);
        return named != null ? named.value() : type.getName().replace('$', '.');
    }
}
