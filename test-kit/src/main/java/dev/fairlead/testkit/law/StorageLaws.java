package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import java.util.Optional;
import java.util.Set;

/** What becomes of records: laws about committing too early and about loss. */
final class StorageLaws {
    static final Law K1 = new Law(SinkTexts.K1, StorageLaws::committedTooEarly);
    static final Law K2 = new Law(SinkTexts.K2, StorageLaws::loss);

    private StorageLaws() {}

    private static Optional<Violation> committedTooEarly(History history) {
        SinkLedger ledger = new SinkLedger();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof SinkHappening.PositionCommitted committed) {
                Optional<Item> missing =
                        ledger.missingBefore(committed.place(), committed.position());
                if (missing.isPresent()) {
                    String statement =
                            "position "
                                    + committed.position()
                                    + " of partition "
                                    + SinkHappening.letter(committed.place())
                                    + " was committed while "
                                    + missing.get()
                                    + " was not stored";
                    return Optional.of(Violation.at(entry, statement));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> loss(History history) {
        SinkLedger ledger = new SinkLedger();
        String hint = "";
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof TaskHappening.Threw threw) {
                hint = "; " + threw.method() + " threw " + threw.cause();
            } else if (entry.what() instanceof WorkerHappening.CameToRest) {
                Set<Item> missing = SinkLedger.missingAtRest(history);
                if (!missing.isEmpty()) {
                    return Optional.of(Violation.at(entry, lost(missing, ledger) + hint));
                }
            }
        }
        return Optional.empty();
    }

    private static String lost(Set<Item> missing, SinkLedger ledger) {
        Item first = missing.iterator().next();
        String others = missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more";
        String fate = ledger.wasRemoved(first) ? " isn't stored any more" : " was never stored";
        String why =
                ledger.isCommitted(first)
                        ? ", and the committed position is behind it"
                        : "; if the sink waits for more records, give it a smaller batch";
        return first + others + fate + why;
    }
}
