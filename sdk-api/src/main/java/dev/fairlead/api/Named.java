package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Chooses a name that differs from the one in the code: of a setting, of a field of a schema, of an
 * entry of a source partition or offset, or, on a record, of its schema.
 *
 * <p>Renaming a component while keeping its old name here keeps configs, data and offsets readable.
 *
 * <pre>{@code
 * record Wave(@Named("measured_at") Instant at, @Doc("Metres") double height) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
@AuthorsCall
public @interface Named {
    /** The name as the outside world sees it. */
    String value();
}
