package ${package};

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.transform.FieldTransformation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;

/** Cuts the texts of some fields to a length. Configurations name {@code Shorten$Key} or {@code Shorten$Value}. */
public abstract class Shorten<R extends ConnectRecord<R>> extends FieldTransformation<Shorten.Config, R> {

    /** The settings; the keys are {@code fields} and {@code length}. */
    record Config(
            @Setting("Fields to shorten") List<String> fields,
            @Setting("Characters that are left") @Default("20") @Range(min = 0) int length) {}

    /** The fields are a copy: what came in can't be changed. */
    @Override
    protected Optional<Map<String, Object>> change(Config config, Map<String, Object> fields) {
        for (String name : config.fields()) {
            fields.computeIfPresent(name, (n, value) -> value instanceof String text ? cut(text, config.length()) : value);
        }
        return Optional.of(fields);
    }

    private static String cut(String text, int length) {
        int characters = text.codePointCount(0, text.length());
        return characters <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
    }

    /** For the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Shorten<R> {}

    /** For the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Shorten<R> {}
}
