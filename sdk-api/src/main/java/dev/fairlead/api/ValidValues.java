package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The only values that a setting can have; of a list, each element, and of a map, each value. For
 * values that have names in the code, an enum says the same and is easier to use. For values that
 * only the outside system knows, there is {@link Recommended}.
 *
 * <pre>{@code
 * record Packing(@Setting("How to pack") @ValidValues({"none", "gzip"}) String packing) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface ValidValues {
    /** The values in text form. Each must be one that the type accepts. */
    String[] value();
}
