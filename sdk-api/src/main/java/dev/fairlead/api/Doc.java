package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The documentation that a schema or one of its fields carries.
 *
 * <pre>{@code
 * @Doc("What a buoy has measured")
 * record Wave(@Named("measured_at") Instant at, @Doc("Metres") double height) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@AuthorsCall
public @interface Doc {
    /** What the data means, for the person who reads it. */
    String value();
}
