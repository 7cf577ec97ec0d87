package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and the greatest value of a numeric setting; of a list, each element. A {@code
 * Duration} counts in milliseconds, a {@link dev.fairlead.api.config.Size} in bytes.
 *
 * <pre>{@code
 * record Server(
 *         @Setting("Host of the server") String host,
 *         @Setting("Port of the server") @Default("443") @Range(min = 1, max = 65_535) int port,
 *         @Setting("How long to wait for an answer") Optional<Duration> timeout) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface Range {
    /** The least value allowed. */
    long min() default Long.MIN_VALUE;

    /** The greatest value allowed. */
    long max() default Long.MAX_VALUE;
}
