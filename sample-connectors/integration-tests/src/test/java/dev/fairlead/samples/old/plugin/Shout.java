package dev.fairlead.samples.old.plugin;

import dev.fairlead.api.Setting;
import dev.fairlead.api.transform.FieldTransformation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;

/** A field in capitals. */
public abstract class Shout<R extends ConnectRecord<R>> extends FieldTransformation<Shout.What, R> {
    /** Its settings. */
    public record What(@Setting("The field") String field) {}

    @Override
    protected Optional<Map<String, Object>> change(What config, Map<String, Object> fields) {
        fields.computeIfPresent(
                config.field(), (name, text) -> text.toString().toUpperCase(Locale.ROOT));
        return Optional.of(fields);
    }

    /** For values. */
    public static final class Value<R extends ConnectRecord<R>> extends Shout<R> {}
}
