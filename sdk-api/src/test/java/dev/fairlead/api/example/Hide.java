package dev.fairlead.api.example;

import dev.fairlead.api.Setting;
import dev.fairlead.api.schema.FieldPath;
import dev.fairlead.api.transform.FieldTransformation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

// The page docs/sdk.md shows what follows, word by word.

/** Takes fields away, wherever they are, and says of numbers only how long they were. */
public abstract class Hide<R extends ConnectRecord<R>> extends FieldTransformation<HideConfig, R> {
    @Override
    protected Optional<Map<String, @Nullable Object>> change(
            HideConfig config, Map<String, @Nullable Object> fields) {
        config.fields().forEach(path -> path.remove(fields));
        config.numbers().forEach(path -> path.change(fields, n -> n.toString().length()));
        return Optional.of(fields);
    }

    @Override
    protected void schema(HideConfig config, Map<String, Schema> fields) {
        config.fields().forEach(path -> path.removeSchema(fields));
        config.numbers().forEach(path -> path.changeSchema(fields, s -> Schema.INT32_SCHEMA));
    }

    /** For the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Hide<R> {}

    /** For the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Hide<R> {}
}

record HideConfig(
        @Setting("Fields to take away, as customer.name or orders[*].note") List<FieldPath> fields,
        @Setting("Numbers of which to leave the length") List<FieldPath> numbers) {}
