package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that authors call, or write as an annotation, but don't extend or implement. Within
 * a major version nothing of it is taken away; methods may be added, abstract ones too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@AuthorsCall
public @interface AuthorsCall {}
