package dev.fairlead.samples.old.plugin;

import dev.fairlead.api.Setting;
import dev.fairlead.api.transform.RecordPredicate;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;

/** Records whose field ends with an even digit. */
public final class Even<R extends ConnectRecord<R>> extends RecordPredicate<Even.What, R> {
    /** Its settings. */
    public record What(@Setting("The field") String field) {}

    @Override
    protected boolean test(What config, R record) {
        String text = ((Struct) record.value()).getString(config.field());
        return Character.digit(text.charAt(text.length() - 1), 10) % 2 == 0;
    }
}
