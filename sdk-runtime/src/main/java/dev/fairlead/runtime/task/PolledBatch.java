package dev.fairlead.runtime.task;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/** What one poll brought, entered into the ledger bit by bit as there is room. */
final class PolledBatch {
    /** Nothing polled. */
    static final PolledBatch EMPTY = new PolledBatch(List.of(), List.of());

    /**
     * A stretch of the batch that was entered.
     *
     * @param dropped records that don't go to the log
     * @param rejected why the record after the stretch fails the task
     */
    record Stretch(
            List<SourceDelivery> outgoing,
            List<SourceDelivery> dropped,
            Optional<RecordFailure> rejected) {}

    private final List<SourceRecord> records;
    private final List<Outcome<OutboundRecord>> outcomes;
    private int next;

    PolledBatch(List<SourceRecord> records, List<Outcome<OutboundRecord>> outcomes) {
        this.records = records;
        this.outcomes = outcomes;
    }

    boolean isDone() {
        return next >= records.size();
    }

    /** Enters records as long as the ledger tracks fewer than {@code most}. */
    Stretch enter(OffsetLedger ledger, int most) {
        List<SourceDelivery> outgoing = new ArrayList<>();
        List<SourceDelivery> dropped = new ArrayList<>();
        while (!isDone() && ledger.tracked() < most) {
            SourceRecord record = records.get(next);
            Outcome<OutboundRecord> outcome = outcomes.get(next);
            if (outcome instanceof Outcome.Deliver<OutboundRecord> deliver) {
                outgoing.add(ledger.submit(record, deliver.record()));
            } else if (outcome instanceof Outcome.Bury<OutboundRecord> bury) {
                outgoing.add(ledger.submitLetter(record, bury.letter()));
            } else if (outcome instanceof Outcome.Reject<OutboundRecord> reject) {
                return new Stretch(outgoing, dropped, Optional.of(reject.failure()));
            } else {
                dropped.add(ledger.submitDropped(record));
            }
            next++;
        }
        return new Stretch(outgoing, dropped, Optional.empty());
    }
}
