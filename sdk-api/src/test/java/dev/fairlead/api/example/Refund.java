package dev.fairlead.api.example;

import dev.fairlead.api.schema.FieldPath;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The example of paths. */
final class Refund {
    private Refund() {}

    static boolean negate(Map<String, @Nullable Object> fields) {
        FieldPath prices = FieldPath.parse("orders[*].price");
        int changed = prices.change(fields, price -> ((BigDecimal) price).negate());
        return changed > 0;
    }
}
