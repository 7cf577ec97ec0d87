package dev.fairlead.api.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what a class put in for the type parameters of a generic class that it extends. */
public final class TypeArguments {
    private TypeArguments() {}

    /**
     * The type arguments that a class gives to one of its superclasses.
     *
     * @throws IllegalArgumentException if one is left open, as by a raw or a generic subclass
     */
    public static List<Type> of(Class<?> type, Class<?> superclass) {
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
        List<Type> arguments = new ArrayList<>();
        for (TypeVariable<?> variable : superclass.getTypeParameters()) {
            Type argument = known.get(variable);
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
            arguments.add(argument);
        }
        return arguments;
    }

    /** The type argument at a position, which must be a record. */
    @SuppressWarnings("unchecked") // the caller declares the type parameter as this record
    public static <R extends Record> Class<R> recordAt(
            Class<?> type, Class<?> superclass, int index) {
        Type argument = of(type, superclass).get(index);
        if (argument instanceof Class<?> c && c.isRecord()) {
            return (Class<R>) c;
        }
        throw new IllegalArgumentException(
                type.getName() + " gives " + argument.getTypeName() + " where a record is needed");
    }
}
