package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Shows a setting, or all settings of a group, only if another setting has one of some values. A
 * form leaves out what is not visible, so the component needs a {@link Default} or the type {@code
 * Optional}. A value that is set all the same is read and checked as always.
 *
 * <pre>{@code
 * record Source(
 *         @Setting("How to find new rows") Mode mode,
 *         @Setting("Column that tells when a row changed")
 *                 @VisibleWhen(
 *                         setting = "mode",
 *                         is = {"timestamp", "timestamp-incrementing"})
 *                 Optional<String> timestampColumn) {}
 * }</pre>
 *
 * <p>In Kafka's terms: this setting is a dependent of the other one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface VisibleWhen {
    /** The component that decides: a single setting, declared before in the same record. */
    String setting();

    /** The values of it for which this is visible, in text form. */
    String[] is() default "true";
}
