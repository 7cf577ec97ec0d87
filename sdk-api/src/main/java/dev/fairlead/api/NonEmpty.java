package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for at least one element of a list, or one entry of a map of settings or of groups. Without
 * it an empty list or map is fine. Single values need no such word: a blank text is refused unless
 * it is the {@link Default}.
 *
 * <pre>{@code
 * record Reads(@Setting("Tables to read") @NonEmpty List<String> tables) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface NonEmpty {}
