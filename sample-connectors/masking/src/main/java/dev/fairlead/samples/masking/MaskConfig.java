package dev.fairlead.samples.masking;

import dev.fairlead.api.Default;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.schema.FieldPath;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/** What a person sets for {@link Mask}. */
public record MaskConfig(
        @Setting("Fields to mask, as customer.card or orders[*].card") @NonEmpty
                List<FieldPath> fields,
        @Setting("How many of a text's last letters stay") @Default("0") @Range(min = 0, max = 64)
                int keep,
        @Setting("Secret for codes instead of asterisks") Optional<Password> secret) {
    Masking masking() {
        return new Masking(keep, secret);
    }
}
