package dev.fairlead.api.config;

import dev.fairlead.api.VisibleWhen;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That another setting has one of some values.
 *
 * @param decider the other setting
 * @param values the values
 */
record Condition(SettingKey decider, List<Object> values) {
    /**
     * What an annotation says.
     *
     * @throws IllegalArgumentException if a value is not one that the other setting can have
     */
    static Condition of(VisibleWhen when, SettingKey decider) {
        return new Condition(decider, Arrays.stream(when.is()).map(decider::parse).toList());
    }

    boolean holds(Reading reading) {
        String text = decider.text(reading);
        if (text == null) {
            return false;
        }
        Object value = valueOf(text);
        // while it is unknown what the other one is, nothing is hidden
        return value == null
                || values.stream().anyMatch(wanted -> decider.form().same(wanted, value));
    }

    private @Nullable Object valueOf(String text) {
        try {
            return decider.parse(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
