package dev.fairlead.samples.jdbc;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.VisibleWhen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person sets for {@link TableSource}. */
public record TableSourceConfig(
        @Setting("The database") Access connection,
        @Setting("Schema of the tables; that of the connection if it is not set")
                Optional<String> schema,
        @Setting("Tables to read; all of the schema if none is named") @Default("")
                List<String> tables,
        @Setting("How new rows are found") @Default("incrementing") Mode mode,
        @Setting("Column with a whole number that is unique, and grows with each new row")
                @Default("id")
                String idColumn,
        @Setting("Column with the time when the row was changed last")
                @Default("updated")
                @VisibleWhen(setting = "mode", is = "timestamp")
                String timestampColumn,
        @Setting("How long a transaction may take; rows are read when they are so old")
                @Default("10s")
                @Range(min = 0)
                @VisibleWhen(setting = "mode", is = "timestamp")
                Duration delay,
        @Setting("What precedes the name of the table in that of its topic") @Default("")
                String topicPrefix) {

    /** How new rows are found. */
    public enum Mode {
        /** By an id that is higher than the last. Finds no changes, and no ids that come late. */
        INCREMENTING,
        /** By time and id. Finds changes, and what was committed within the delay. */
        TIMESTAMP
    }
}
