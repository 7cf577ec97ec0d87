package dev.fairlead.api.schema;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.internal.TypeArguments;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;

/**
 * A type with type arguments, which a class literal cannot say. Extended by an empty anonymous
 * class:
 *
 * <pre>{@code
 * SchemaCodec<Page<Item>> codec = SchemaCodec.of(new TypeOf<Page<Item>>() {});
 * }</pre>
 *
 * @param <T> the type
 */
@SuppressWarnings("unused") // T is read from the class file
@AuthorsImplement
public abstract class TypeOf<T> {
    /** Looks at nothing yet; {@link SchemaCodec#of(TypeOf)} does. */
    protected TypeOf() {}

    /** The type argument, with the annotations within it. */
    final AnnotatedType argument() {
        TypeArguments.of(getClass(), TypeOf.class);
        if (getClass().getAnnotatedSuperclass() instanceof AnnotatedParameterizedType token
                && getClass().getSuperclass() == TypeOf.class) {
            return token.getAnnotatedActualTypeArguments()[0];
        }
        throw new IllegalArgumentException(
                getClass().getName() + " must extend TypeOf itself, as in new TypeOf<...>() {}");
    }
}
