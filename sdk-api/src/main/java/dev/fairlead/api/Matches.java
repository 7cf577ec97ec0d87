package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The regular expression that the whole text of a setting matches; of a list, each element, and of
 * a map, each value. Surrounding blanks are cut off first. For {@code String}, {@code Password},
 * {@code Path} and {@code URI}.
 *
 * <pre>{@code
 * record OneTable(
 *         @Setting("Table to read")
 *                 @Matches(value = "\\w+\\.\\w+", expects = "a table as schema.table")
 *                 String table) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface Matches {
    /** The regular expression, in the syntax of {@link java.util.regex.Pattern}. */
    String value();

    /** What a person should write, for the message about a text that does not match. */
    String expects();
}
