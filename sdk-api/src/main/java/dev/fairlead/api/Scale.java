package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number of digits after the point of a {@code BigDecimal}; Connect's Decimal keeps it in the
 * schema. May stand on the component, or on the element of a list or map: {@code List<@Scale(2)
 * BigDecimal>}.
 *
 * <pre>{@code
 * record Price(@Scale(2) BigDecimal amount, List<@Scale(4) BigDecimal> rates) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@AuthorsCall
public @interface Scale {
    /** Digits after the point. */
    int value();
}
