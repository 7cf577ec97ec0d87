package dev.fairlead.samples.guide;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.transform.FieldTransformation;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Replaces a field in metres by one in feet. */
public abstract class ToFeet<R extends ConnectRecord<R>>
        extends FieldTransformation<ToFeet.Config, R> {
    private static final double METRES_PER_FOOT = 0.3048;

    /** Which field becomes which. */
    record Config(
            @Setting("Field in metres") @Default("metres") String from,
            @Setting("Field in feet") @Default("feet") String to) {}

    @Override
    protected Optional<Map<String, @Nullable Object>> change(
            Config config, Map<String, @Nullable Object> fields) {
        if (fields.containsKey(config.from())) {
            fields.put(config.to(), feet(config, fields.remove(config.from())));
        }
        return Optional.of(fields);
    }

    private static @Nullable Double feet(Config config, @Nullable Object metres) {
        if (metres == null) {
            return null;
        } else if (metres instanceof Number number) {
            return number.doubleValue() / METRES_PER_FOOT;
        }
        throw new DataException(
                "field \""
                        + config.from()
                        + "\": expected a number of metres, found a "
                        + metres.getClass().getSimpleName());
    }

    @Override
    protected void schema(Config config, Map<String, Schema> fields) {
        Schema metres = fields.remove(config.from());
        if (metres != null) {
            fields.put(
                    config.to(),
                    metres.isOptional() ? Schema.OPTIONAL_FLOAT64_SCHEMA : Schema.FLOAT64_SCHEMA);
        }
    }

    /** For the key. */
    public static final class Key<R extends ConnectRecord<R>> extends ToFeet<R> {}

    /** For the value. */
    public static final class Value<R extends ConnectRecord<R>> extends ToFeet<R> {}
}
