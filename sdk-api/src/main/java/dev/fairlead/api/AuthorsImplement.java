package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that authors extend or implement. Within a major version it gets no new abstract
 * method, so what implements it goes on to compile and to run; a method that is added has a body.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@AuthorsCall
public @interface AuthorsImplement {}
