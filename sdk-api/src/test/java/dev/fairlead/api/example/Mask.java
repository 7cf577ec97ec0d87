package dev.fairlead.api.example;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.transform.FieldTransformation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

// The page docs/sdk.md shows what follows, word by word.

/** Hides all but the last characters of some fields. */
public abstract class Mask<R extends ConnectRecord<R>> extends FieldTransformation<MaskConfig, R> {
    @Override
    protected Optional<Map<String, @Nullable Object>> change(
            MaskConfig config, Map<String, @Nullable Object> fields) {
        for (String name : config.fields()) {
            fields.computeIfPresent(name, (n, value) -> config.masked(value.toString()));
        }
        return Optional.of(fields);
    }

    @Override
    protected void schema(MaskConfig config, Map<String, Schema> fields) {
        for (String name : config.fields()) {
            fields.computeIfPresent(name, (n, schema) -> text(schema.isOptional()));
        }
    }

    private static Schema text(boolean optional) {
        return optional ? Schema.OPTIONAL_STRING_SCHEMA : Schema.STRING_SCHEMA;
    }

    /** For the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Mask<R> {}

    /** For the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Mask<R> {}
}

record MaskConfig(
        @Setting("Fields to mask") List<String> fields,
        @Setting("How many characters to leave") @Default("4") @Range(min = 0, max = 64) int keep) {
    String masked(String text) {
        int hidden = Math.max(0, text.length() - keep);
        return "*".repeat(hidden) + text.substring(hidden);
    }
}
