package dev.fairlead.api.schema;

import dev.fairlead.api.internal.TextForm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The values that {@link dev.fairlead.api.Default} says as text. */
final class Defaults {
    private Defaults() {}

    /**
     * The Java value.
     *
     * @throws IllegalArgumentException if the type can have no default, or not this one
     */
    static Object parse(TypeUse type, String text) {
        if (type.raw() == List.class) {
            TypeUse element = type.arguments().get(0);
            return text.isBlank()
                    ? List.of()
                    : Arrays.stream(text.split(",", -1))
                            .map(each -> parse(element, each.strip()))
                            .toList();
        } else if (type.raw() == Map.class && text.isBlank()) {
            return Map.of();
        }
        TextForm form =
                TextForm.of(type.raw())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "cannot have a default; single values, lists of"
                                                        + " these, and empty maps can"));
        try {
            return form.parse(text);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "has the default \"" + text + "\", which " + refused.getMessage(), refused);
        }
    }
}
