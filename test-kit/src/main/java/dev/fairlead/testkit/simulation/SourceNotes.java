package dev.fairlead.testkit.simulation;

import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.SourceHappening;
import org.apache.kafka.connect.source.SourceRecord;

/** Writes down what becomes of records. */
final class SourceNotes implements SourceObserver {
    private final SourceJournal journal;

    SourceNotes(SourceJournal journal) {
        this.journal = journal;
    }

    @Override
    public void sent(SourceRecord record) {
        journal.recorder().note(new SourceHappening.Sent(journal.emissionOf(record)));
    }

    @Override
    public void acknowledged(SourceRecord record) {
        Emission emission = journal.emissionOf(record);
        journal.settled(emission);
        journal.recorder().note(new SourceHappening.Acknowledged(emission));
    }

    @Override
    public void refused(SourceRecord record, boolean forNow) {
        journal.recorder().note(new SourceHappening.Refused(journal.emissionOf(record), forNow));
    }

    @Override
    public void dropped(SourceRecord record) {
        Emission emission = journal.emissionOf(record);
        journal.settled(emission);
        journal.recorder().note(new SourceHappening.Dropped(emission));
    }
}
