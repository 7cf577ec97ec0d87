package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a component of a config record a setting of the connector, and documents it.
 *
 * <p>The key follows Kafka's dotted convention: the component {@code batchMaxRecords} is the key
 * {@code batch.max.records}; {@link Named} chooses another. A component whose type is itself a
 * record is a group: its settings get the component's key as a prefix. A setting is required unless
 * it has a {@link Default} or its type is {@code Optional}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What the setting means, for the person who configures the connector. Not blank. */
    String value();

    /** Whether the setting is kept out of generated documentation. */
    boolean internal() default false;
}
