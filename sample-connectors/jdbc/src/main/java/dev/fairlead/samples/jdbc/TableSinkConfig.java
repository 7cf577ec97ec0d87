package dev.fairlead.samples.jdbc;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.VisibleWhen;

/** What a person sets for {@link TableSink}. */
public record TableSinkConfig(
        @Setting("The database") Access connection,
        @Setting("Table to write to; {topic} stands for the record's topic") @Default("{topic}")
                String table,
        @Setting("What becomes of a record") @Default("insert") Mode mode,
        @Setting("Column for keys that are single values") @Default("id") String keyColumn,
        @Setting("Whether tables that are missing are created") @Default("true")
                boolean createTables,
        @Setting("Whether columns that are missing are added") @Default("true") boolean addColumns,
        @Setting("Whether a record without a value deletes the row of its key")
                @Default("true")
                @VisibleWhen(setting = "mode", is = "upsert")
                boolean deleteRows,
        @Setting(
                        "Table for what is written already. Sinks that write the same topic to the"
                                + " same database need one each")
                @Default("fairlead_offsets")
                String offsetsTable) {

    /** What becomes of a record. */
    public enum Mode {
        /** A new row for each record. */
        INSERT,
        /** One row for each key: the newest. */
        UPSERT
    }
}
