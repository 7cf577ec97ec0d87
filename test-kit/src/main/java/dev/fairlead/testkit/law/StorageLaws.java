package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of records: laws about committing too early and about loss. */
final class StorageLaws {
    static final Law K1 = new Law(SinkTexts.K1, StorageLaws::committedTooEarly);
    static final Law K2 = new Law(SinkTexts.K2, StorageLaws::loss);

    private StorageLaws() {}

    /** Which records there are, at which offsets, and which of them are stored. */
    private static final class Ledger {
        private final Map<Item, Long> offsets = new LinkedHashMap<>();
        private final Set<Item> stored = new HashSet<>();
        private final Set<Item> removed = new HashSet<>();
        private final Map<Integer, Long> committed = new HashMap<>();

        void follow(History.Entry entry) {
            if (entry.what() instanceof SinkHappening.Appended appended) {
                long offset = appended.firstOffset();
                for (Item item : appended.items()) {
                    offsets.put(item, offset++);
                }
            } else if (entry.what() instanceof SinkHappening.Stored now) {
                stored.add(now.item());
            } else if (entry.what() instanceof SinkHappening.Removed now && now.times() == 0) {
                stored.remove(now.item());
                removed.add(now.item());
            } else if (entry.what() instanceof SinkHappening.PositionCommitted commit) {
                committed.put(commit.place(), commit.position());
            }
        }

        /** The first record that isn't stored although it lies before the position. */
        Optional<Item> missingBefore(int place, long position) {
            return offsets.entrySet().stream()
                    .filter(entry -> entry.getKey().place() == place)
                    .filter(entry -> entry.getValue() < position)
                    .map(Map.Entry::getKey)
                    .filter(item -> !stored.contains(item))
                    .findFirst();
        }

        boolean isCommitted(Item item) {
            return offsets.getOrDefault(item, 0L) < committed.getOrDefault(item.place(), 0L);
        }
    }

    private static Optional<Violation> committedTooEarly(History history) {
        Ledger ledger = new Ledger();
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
        Ledger ledger = new Ledger();
        String hint = "";
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof TaskHappening.Threw threw) {
                hint = "; " + threw.method() + " threw " + threw.cause();
            } else if (entry.what() instanceof WorkerHappening.CameToRest) {
                Set<Item> missing = new LinkedHashSet<>(ledger.offsets.keySet());
                missing.removeAll(ledger.stored);
                if (!missing.isEmpty()) {
                    return Optional.of(Violation.at(entry, lost(missing, ledger) + hint));
                }
            }
        }
        return Optional.empty();
    }

    private static String lost(Set<Item> missing, Ledger ledger) {
        Item first = missing.iterator().next();
        String others = missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more";
        String fate =
                ledger.removed.contains(first) ? " isn't stored any more" : " was never stored";
        String why =
                ledger.isCommitted(first)
                        ? ", and the committed position is behind it"
                        : "; if the sink waits for more records, give it a smaller batch";
        return first + others + fate + why;
    }
}
