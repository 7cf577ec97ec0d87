package dev.fairlead.testkit.simulation;

import org.apache.kafka.connect.source.SourceRecord;

/** Hears what becomes of polled records. */
interface SourceObserver {
    /** The record was handed to the log. */
    void sent(SourceRecord record);

    /** The log has the record. */
    void acknowledged(SourceRecord record);

    /** The log doesn't take the record, now or for ever. */
    void refused(SourceRecord record, boolean forNow);

    /** The record doesn't go to the log; a transformation left it out. */
    void dropped(SourceRecord record);
}
