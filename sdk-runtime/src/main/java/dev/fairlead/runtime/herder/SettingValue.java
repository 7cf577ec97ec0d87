package dev.fairlead.runtime.herder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setting's value, looked at.
 *
 * @param value null when there is none; never that of a secret
 * @param errors what is wrong with it
 */
public record SettingValue(
        String name,
        @Nullable String value,
        List<String> recommendedValues,
        List<String> errors,
        boolean visible) {
    public SettingValue {
        recommendedValues = List.copyOf(recommendedValues);
        errors = List.copyOf(errors);
    }
}
