package dev.fairlead.api.example;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.transform.RecordTransformation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;

/** A topic for each day. */
public final class ByDay<R extends ConnectRecord<R>> extends RecordTransformation<ByDay.Days, R> {
    public record Days(@Setting("Between topic and day") @Default("-") String separator) {}

    @Override
    protected Optional<R> change(Days config, R record) {
        LocalDate day = LocalDate.ofInstant(timestamp(record).orElseThrow(), ZoneOffset.UTC);
        return Optional.of(withTopic(record, record.topic() + config.separator() + day));
    }
}
