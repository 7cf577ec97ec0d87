package dev.fairlead.samples.masking;

import dev.fairlead.api.Default;
import dev.fairlead.api.NonEmpty;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.record.TypedHeaders;
import dev.fairlead.api.transform.RecordTransformation;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Hides what headers say. Of each that is named the last value stays, as a masked text; one that is
 * null, or is not there, is left out.
 */
public final class MaskHeaders<R extends ConnectRecord<R>>
        extends RecordTransformation<MaskHeaders.Config, R> {
    /** What a person sets. */
    public record Config(
            @Setting("Headers to mask") @NonEmpty List<String> headers,
            @Setting("How many of a text's last letters stay")
                    @Default("0")
                    @Range(min = 0, max = 64)
                    int keep,
            @Setting("Secret for codes instead of asterisks") Optional<Password> secret) {}

    @Override
    protected Optional<R> change(Config config, R record) {
        Masking masking = new Masking(config.keep(), config.secret());
        TypedHeaders headers = headers(record);
        for (String name : config.headers()) {
            Optional<Object> masked = headers.text(name).map(masking::of);
            TypedHeaders others = headers.without(name);
            headers = masked.map(text -> others.with(name, text)).orElse(others);
        }
        return Optional.of(withHeaders(record, headers));
    }
}
