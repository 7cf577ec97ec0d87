package dev.fairlead.samples.masking;

import dev.fairlead.api.transform.FieldTransformation;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hides what fields say, wherever they are: {@code card}, {@code customer.card}, {@code
 * orders[*].card} for those of all orders. Texts become asterisks but for the last letters, or,
 * with a secret, a code that is the same for the same text; numbers become 0, truth becomes false,
 * bytes become none. Types stay, so the schema does.
 *
 * <p>What a record lacks is no mistake, and null stays null.
 */
public abstract class Mask<R extends ConnectRecord<R>> extends FieldTransformation<MaskConfig, R> {
    @Override
    protected Optional<Map<String, @Nullable Object>> change(
            MaskConfig config, Map<String, @Nullable Object> fields) {
        Masking masking = config.masking();
        config.fields().forEach(path -> path.change(fields, masking::of));
        return Optional.of(fields);
    }

    /** For the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Mask<R> {}

    /** For the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Mask<R> {}
}
