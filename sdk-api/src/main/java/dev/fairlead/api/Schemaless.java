package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a record, with all records in it, may also be read from data without schemas, such as
 * the maps that JSON gives when {@code schemas.enable} is off. Without it such data is refused: it
 * no longer tells a time from a number, or bytes from text, and what fits by chance passes.
 *
 * <pre>{@code
 * @Schemaless
 * record Click(String page, int count) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@AuthorsCall
public @interface Schemaless {}
