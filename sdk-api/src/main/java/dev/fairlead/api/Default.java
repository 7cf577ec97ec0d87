package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a record component when the other side does not give one, in its text form ({@code
 * "500"}, {@code "true"}, {@code "30s"}).
 *
 * <p>In a config record it is the setting's default; in a value it is the default of the schema's
 * field, used when an older record lacks it; in a source offset it lets an offset stored by an
 * older version be read. A default that its own type refuses is reported when the record is first
 * used.
 *
 * <pre>{@code
 * record Polling(@Setting("Records per poll") @Default("500") int batchMaxRecords) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface Default {
    /** The default in text form; for a list, the elements separated by commas. */
    String value();
}
