package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Former names of a setting or of a group. They are still read, with a warning when the plugin
 * starts. Setting a former name and the present one is refused, since nobody can tell which counts.
 *
 * <pre>{@code
 * record Fetch(
 *         @Setting("Records per poll") @Formerly("poll.size") int batchMaxRecords,
 *         @Setting("How to connect") @Formerly("db") Connection connection) {}
 * }</pre>
 *
 * <p>Here {@code poll.size} is read for {@code batch.max.records}, and {@code db.url} for {@code
 * connection.url}. Names are relative to the group that the component is in. The former name {@code
 * ""} of a group says that its settings had no prefix of their own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface Formerly {
    /** The names, as configurations have them. */
    String[] value();
}
