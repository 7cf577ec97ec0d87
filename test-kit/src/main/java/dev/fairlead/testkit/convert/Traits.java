package dev.fairlead.testkit.convert;

import dev.fairlead.testkit.data.Portrait;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** What data contains, however deep. */
final class Traits {
    private static final long EXACT = 1L << 53;

    private Traits() {}

    static boolean hasNull(@Nullable Object value) {
        return value == null || any(value, each -> each == null);
    }

    /** Numbers, times and text at the edges of what formats can hold. */
    static boolean isEdgy(@Nullable Object value) {
        return any(value, Traits::isEdge);
    }

    private static boolean isEdge(@Nullable Object value) {
        if (value instanceof Long number) {
            return number > EXACT || number < -EXACT;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return !Double.isFinite(number)
                    || (number == 0 && 1 / number < 0)
                    || Math.abs(number) > EXACT
                    || (number != 0 && Math.abs(number) < 1e-30);
        }
        if (value instanceof String text) {
            return text.chars().anyMatch(c -> c < ' ' || c > '~');
        }
        return value instanceof BigDecimal || value instanceof Date;
    }

    /** Data of which only the nulls can be trouble. */
    static boolean isSimple(@Nullable Object value) {
        boolean odd =
                any(value, each -> each instanceof String text && !text.matches("[A-Za-z0-9 ]*"));
        return !odd && !Portrait.ofValue(value).contains("\\");
    }

    static boolean isInfinite(@Nullable Object value) {
        return any(
                value,
                each ->
                        (each instanceof Double || each instanceof Float)
                                && !Double.isFinite(((Number) each).doubleValue()));
    }

    /** Text with half a surrogate pair has no encoding, so no converter can keep it. */
    static boolean isEncodable(@Nullable Object value) {
        return !any(
                value,
                each ->
                        each instanceof String text
                                && text.codePoints().anyMatch(p -> p >= 0xD800 && p <= 0xDFFF));
    }

    private static boolean any(@Nullable Object value, Predicate<@Nullable Object> trait) {
        if (value instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                if (any(struct.getWithoutDefault(field.name()), trait)) {
                    return true;
                }
            }
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .anyMatch(each -> any(each.getKey(), trait) || any(each.getValue(), trait));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(each -> any(each, trait));
        }
        return trait.test(value);
    }
}
