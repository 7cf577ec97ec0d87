package dev.fairlead.api.internal;

import dev.fairlead.api.Default;
import dev.fairlead.api.Named;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record class, taken apart once: its components with their accessors, and its constructor, so
 * that nothing is looked up again when records are read or created. The first uses go by
 * reflection, which costs nothing to set up; what is used often gets a method handle, which is
 * faster, but takes milliseconds to make in a cold JVM.
 *
 * @param <R> the record
 */
public final class RecordShape<R> {
    /** From here on a method handle pays; two threads may count a use once. */
    private static final int OFTEN = 12;

    private final Class<R> type;
    private final List<Part> parts;
    private final Constructor<R> constructor;
    private volatile @Nullable MethodHandle spread;
    private int uses;

    private RecordShape(Class<R> type, List<Part> parts, Constructor<R> constructor) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.constructor = constructor;
    }

    /**
     * Takes a record class apart.
     *
     * @throws IllegalArgumentException if it is not a record, or may not be read by reflection
     */
    public static <R> RecordShape<R> of(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is not a record; settings, partitions and offsets are records");
        }
        try {
            List<Part> parts = new ArrayList<>();
            Class<?>[] arguments = new Class<?>[components.length];
            for (RecordComponent component : components) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                arguments[parts.size()] = component.getType();
                parts.add(new Part(parts.size(), component, accessor));
            }
            Constructor<R> constructor = type.getDeclaredConstructor(arguments);
            constructor.setAccessible(true);
            return new RecordShape<>(type, parts, constructor);
        } catch (ReflectiveOperationException | RuntimeException failure) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " cannot be read by reflection; if it lives in a named module, open"
                            + " its package to the SDK",
                    failure);
        }
    }

    /** The record class. */
    public Class<R> type() {
        return type;
    }

    /** The components, in the order of the declaration. */
    public List<Part> parts() {
        return parts;
    }

    /** The canonical constructor, with the types of the components. */
    public MethodHandle constructor() {
        try {
            return MethodHandles.lookup().unreflectConstructor(constructor);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible); // it was made accessible
        }
    }

    /**
     * Calls the canonical constructor.
     *
     * @param values one value for each component, in order
     * @throws RuntimeException whatever the constructor throws, unchanged
     */
    public R create(@Nullable Object[] values) {
        return type.cast(call(values));
    }

    private Object call(@Nullable Object[] values) {
        MethodHandle fast = spread;
        try {
            if (fast != null) {
                return (Object) fast.invokeExact(values);
            } else if (++uses > OFTEN) {
                spread =
                        constructor()
                                .asSpreader(Object[].class, parts.size())
                                .asType(MethodType.methodType(Object.class, Object[].class));
            }
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            throw unchecked(cause(thrown));
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    private static Throwable cause(InvocationTargetException thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : cause;
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(failure);
    }

    /** One component of a record. */
    public static final class Part {
        private final int index;
        private final RecordComponent component;
        private final Method accessor;
        private volatile @Nullable MethodHandle erased;
        private int uses;

        private Part(int index, RecordComponent component, Method accessor) {
            this.index = index;
            this.component = component;
            this.accessor = accessor;
        }

        /** The accessor, with the types of the record and the component. */
        public MethodHandle accessor() {
            try {
                return MethodHandles.lookup().unreflect(accessor);
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible); // it was made accessible
            }
        }

        /** The position in the constructor, counted from 0. */
        public int index() {
            return index;
        }

        /** The name in the code. */
        public String codeName() {
            return component.getName();
        }

        /** The name in data and offsets: that of {@link Named}, else the name in the code. */
        public String name() {
            Named named = component.getAnnotation(Named.class);
            return named == null ? codeName() : named.value();
        }

        /** The record and the component, for messages. */
        public String where() {
            return component.getDeclaringRecord().getSimpleName() + "." + codeName();
        }

        /** The type as declared. */
        public Type declaredType() {
            return component.getGenericType();
        }

        /** The type as declared, with the annotations within it. */
        public AnnotatedType type() {
            return component.getAnnotatedType();
        }

        /** The annotation of the given kind, if the component carries it. */
        public <A extends Annotation> Optional<A> annotation(Class<A> kind) {
            return Optional.ofNullable(component.getAnnotation(kind));
        }

        /** The text of {@link Default}, if there is one. */
        public Optional<String> defaultText() {
            Default fallback = component.getAnnotation(Default.class);
            return fallback == null ? Optional.empty() : Optional.of(fallback.value());
        }

        /** Whether the component is marked nullable, by an annotation of any origin. */
        public boolean isNullable() {
            return isNullable(type()) || isNullable(component.getAnnotations());
        }

        /** Whether a use of a type is marked nullable, by an annotation of any origin. */
        public static boolean isNullable(AnnotatedType type) {
            return isNullable(type.getAnnotations());
        }

        private static boolean isNullable(Annotation[] annotations) {
            for (Annotation annotation : annotations) {
                if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                    return true;
                }
            }
            return false;
        }

        /** Reads the component of a record. */
        public @Nullable Object read(Object record) {
            MethodHandle fast = erased;
            try {
                if (fast != null) {
                    return (Object) fast.invokeExact(record);
                } else if (++uses > OFTEN) {
                    erased = accessor().asType(MethodType.methodType(Object.class, Object.class));
                }
                return accessor.invoke(record);
            } catch (InvocationTargetException thrown) {
                throw unchecked(cause(thrown));
            } catch (Throwable failure) {
                throw unchecked(failure);
            }
        }
    }
}
