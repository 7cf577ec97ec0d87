package dev.fairlead.api.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a class put in for the type parameters of a generic class that it extends. */
public final class TypeArguments {
    private TypeArguments() {}

    /**
     * The type arguments that a class gives to one of its superclasses.
     *
     * @throws IllegalArgumentException if one is left open, as by a raw or a generic subclass
     */
    public static List<Type> of(Class<?> type, Class<?> superclass) {
        Map<TypeVariable<?>, Type> known = known(type, superclass);
        return Arrays.stream(superclass.getTypeParameters())
                .map(variable -> closed(type, superclass, variable, known.get(variable)))
                .toList();
    }

    private static Map<TypeVariable<?>, Type> known(Class<?> type, Class<?> superclass) {
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        for (Class<?> c = type; c != null && c != superclass; c = c.getSuperclass()) {
            if (c.getGenericSuperclass() instanceof ParameterizedType generic) {
                TypeVariable<?>[] variables = ((Class<?>) generic.getRawType()).getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    Type argument = generic.getActualTypeArguments()[i];
                    known.put(variables[i], known.getOrDefault(argument, argument));
                }
            }
        }
        return known;
    }

    private static Type closed(
            Class<?> type, Class<?> superclass, TypeVariable<?> variable, @Nullable Type argument) {
        if (argument == null || argument instanceof TypeVariable) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " leaves the type parameter "
                            + variable.getName()
                            + " of "
                            + superclass.getSimpleName()
                            + " open; name a class for it, as in extends "
                            + superclass.getSimpleName()
                            + "<MyConfig, ...>");
        }
        return argument;
    }

    /**
     * The type argument at a position, which must be a record; others may be left open.
     *
     * @throws IllegalArgumentException if it is left open, or is no record
     */
    @SuppressWarnings("unchecked") // the caller declares the type parameter as this record
    public static <R extends Record> Class<R> recordAt(
            Class<?> type, Class<?> superclass, int index) {
        TypeVariable<?> variable = superclass.getTypeParameters()[index];
        Type argument = closed(type, superclass, variable, known(type, superclass).get(variable));
        if (argument instanceof Class<?> c && c.isRecord()) {
            return (Class<R>) c;
        }
        throw new IllegalArgumentException(
                type.getName() + " gives " + argument.getTypeName() + " where a record is needed");
    }
}
