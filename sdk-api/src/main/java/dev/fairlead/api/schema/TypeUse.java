package dev.fairlead.api.schema;

import dev.fairlead.api.Scale;
import dev.fairlead.api.internal.RecordShape.Part;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type where it is used: what its variables stand for there is known, and what was said of it.
 *
 * @param nullable whether the use, or the variable's argument, is marked nullable
 * @param scale the digits after the point, if they were said
 */
record TypeUse(Class<?> raw, List<TypeUse> arguments, boolean nullable, Optional<Scale> scale) {
    /** A type without annotations of its use. */
    static TypeUse of(Type type) {
        if (type instanceof Class<?> c) {
            return new TypeUse(c, List.of(), false, Optional.empty());
        } else if (type instanceof ParameterizedType generic) {
            List<TypeUse> arguments =
                    Arrays.stream(generic.getActualTypeArguments()).map(TypeUse::of).toList();
            return new TypeUse((Class<?>) generic.getRawType(), arguments, false, Optional.empty());
        }
        throw unknown(type);
    }

    /**
     * A type with the annotations of its use.
     *
     * @param known what the variables stand for that may occur
     */
    static TypeUse of(AnnotatedType annotated, Map<TypeVariable<?>, TypeUse> known) {
        Type type = annotated.getType();
        TypeUse found;
        if (annotated instanceof AnnotatedParameterizedType generic) {
            List<TypeUse> arguments =
                    Arrays.stream(generic.getAnnotatedActualTypeArguments())
                            .map(argument -> of(argument, known))
                            .toList();
            Class<?> raw = (Class<?>) ((ParameterizedType) type).getRawType();
            found = new TypeUse(raw, arguments, false, Optional.empty());
        } else if (annotated instanceof AnnotatedWildcardType wildcard) {
            found = of(wildcard.getAnnotatedUpperBounds()[0], known);
        } else if (type instanceof TypeVariable<?> variable) {
            found = known.get(variable);
            if (found == null) {
                throw new IllegalArgumentException(
                        "leaves the type parameter "
                                + variable.getName()
                                + " open; name its argument, as in new TypeOf<Page<Item>>() {}");
            }
        } else if (type instanceof Class<?> c) {
            found = new TypeUse(c, List.of(), false, Optional.empty());
        } else {
            throw unknown(type);
        }
        return found.with(annotated);
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException(
                "has the type " + type.getTypeName() + ", for which there is no schema");
    }

    /** With what a declaration, or another use around this one, says in addition. */
    TypeUse with(AnnotatedElement said) {
        Optional<Scale> own = Optional.ofNullable(said.getAnnotation(Scale.class));
        boolean marked = said instanceof AnnotatedType use && Part.isNullable(use);
        return new TypeUse(raw, arguments, nullable || marked, own.or(() -> scale));
    }

    TypeUse withNullable(boolean marked) {
        return new TypeUse(raw, arguments, nullable || marked, scale);
    }

    TypeUse withScale(Optional<Scale> outer) {
        return new TypeUse(raw, arguments, nullable, scale.or(() -> outer));
    }

    /** What the variables of the class stand for in this use. */
    Map<TypeVariable<?>, TypeUse> variables() {
        TypeVariable<?>[] declared = raw.getTypeParameters();
        if (declared.length != arguments.size()) {
            throw new IllegalArgumentException(
                    raw.getSimpleName()
                            + " leaves its type parameter "
                            + declared[0].getName()
                            + " open; name its argument, as in new TypeOf<"
                            + raw.getSimpleName()
                            + "<Item>>() {}");
        }
        Map<TypeVariable<?>, TypeUse> known = new HashMap<>();
        for (int i = 0; i < declared.length; i++) {
            known.put(declared[i], arguments.get(i));
        }
        return known;
    }

    /**
     * One of the classes that a sealed interface permits, with what follows for its variables from
     * those of the interface.
     */
    TypeUse permitted(Class<?> subtype) {
        Map<TypeVariable<?>, TypeUse> known = new HashMap<>();
        for (Type implemented : subtype.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic && generic.getRawType() == raw) {
                for (int i = 0; i < arguments.size(); i++) {
                    if (generic.getActualTypeArguments()[i] instanceof TypeVariable<?> variable) {
                        known.put(variable, arguments.get(i));
                    }
                }
            }
        }
        List<TypeUse> own =
                Arrays.stream(subtype.getTypeParameters())
                        .map(variable -> argument(subtype, variable, known.get(variable)))
                        .toList();
        return new TypeUse(subtype, own, false, Optional.empty());
    }

    private TypeUse argument(
            Class<?> subtype, TypeVariable<?> variable, @Nullable TypeUse argument) {
        if (argument == null) {
            throw new IllegalArgumentException(
                    "permits "
                            + subtype.getSimpleName()
                            + ", whose type parameter "
                            + variable.getName()
                            + " does not follow from those of "
                            + raw.getSimpleName());
        }
        return argument;
    }

    /** The type as a person would write it, without packages. */
    String text() {
        return arguments.isEmpty()
                ? raw.getSimpleName()
                : raw.getSimpleName()
                        + arguments.stream()
                                .map(TypeUse::text)
                                .collect(Collectors.joining(", ", "<", ">"));
    }
}
