package dev.fairlead.api;

import dev.fairlead.api.config.Recommender;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for the values that a person may choose from, maybe in the outside system: the tables of a
 * database, the queues of a broker. They are shown where Connect validates a configuration, and
 * never asked for when a connector starts; other values are accepted, too.
 *
 * <pre>{@code
 * record Copied(
 *         @Setting("How to connect") Access access,
 *         @Setting("Tables to copy") @Recommended(Tables.class) List<String> tables) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface Recommended {
    /** Who knows the values: a class with a constructor without parameters. */
    Class<? extends Recommender<?>> value();

    /**
     * How long to wait for the values, in milliseconds. Then there is a message instead of them.
     */
    long timeoutMs() default 2000;
}
