package dev.fairlead.api.internal;

import dev.fairlead.api.Default;
import dev.fairlead.api.Named;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record class, taken apart once: its components with their accessors, and its constructor, as
 * method handles, so that nothing is looked up again when records are read or created.
 *
 * @param <R> the record
 */
public final class RecordShape<R> {
    private final Class<R> type;
    private final List<Part> parts;
    private final MethodHandle constructor;
    private final MethodHandle spread;

    private RecordShape(Class<R> type, List<Part> parts, MethodHandle constructor) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.constructor = constructor;
        this.spread =
                constructor
                        .asSpreader(Object[].class, parts.size())
                        .asType(MethodType.methodType(Object.class, Object[].class));
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
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            List<Part> parts = new ArrayList<>();
            for (RecordComponent component : components) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                parts.add(new Part(parts.size(), component, lookup.unreflect(accessor)));
            }
            Class<?>[] arguments =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(arguments);
            constructor.setAccessible(true);
            return new RecordShape<>(type, parts, lookup.unreflectConstructor(constructor));
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
        return constructor;
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
        try {
            return (Object) spread.invokeExact(values);
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
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
        private final MethodHandle accessor;
        private final MethodHandle erased;

        private Part(int index, RecordComponent component, MethodHandle accessor) {
            this.index = index;
            this.component = component;
            this.accessor = accessor;
            this.erased = accessor.asType(MethodType.methodType(Object.class, Object.class));
        }

        /** The accessor, with the types of the record and the component. */
        public MethodHandle accessor() {
            return accessor;
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
            return annotation(Named.class).map(Named::value).orElse(codeName());
        }

        /** The record and the component, for messages. */
        public String where() {
            return component.getDeclaringRecord().getSimpleName() + "." + codeName();
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
            return annotation(Default.class).map(Default::value);
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
            return Arrays.stream(annotations)
                    .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
        }

        /** Reads the component of a record. */
        public @Nullable Object read(Object record) {
            try {
                return (Object) erased.invokeExact(record);
            } catch (Throwable failure) {
                throw unchecked(failure);
            }
        }
    }
}
