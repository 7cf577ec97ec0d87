package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version that the schema of a record carries.
 *
 * <pre>{@code
 * @Version(2)
 * record Customer(String name, @Default("unknown") String city) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@AuthorsCall
public @interface Version {
    /** The version, counted by the author. */
    int value();
}
