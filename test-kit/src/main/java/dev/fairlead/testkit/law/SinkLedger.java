package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which records there are, at which offsets, and which of them are stored. */
final class SinkLedger {
    private final Map<Item, Long> offsets = new LinkedHashMap<>();
    private final Map<Item, Long> odd = new LinkedHashMap<>();
    private final Set<Item> stored = new HashSet<>();
    private final Set<Item> removed = new HashSet<>();
    private final Map<Integer, Long> committed = new HashMap<>();

    void follow(History.Entry entry) {
        if (entry.what() instanceof SinkHappening.Appended appended) {
            long offset = appended.firstOffset();
            for (Item item : appended.items()) {
                offsets.put(item, offset++);
            }
        } else if (entry.what() instanceof SinkIncident.OddAppended appended) {
            odd.put(appended.item(), appended.offset());
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

    /** Whether an item's position is committed. */
    boolean isCommitted(Item item) {
        return offsetOf(item) < committed.getOrDefault(item.place(), 0L);
    }

    /** Where an item lies in its partition. */
    long offsetOf(Item item) {
        return offsets.getOrDefault(item, odd.getOrDefault(item, 0L));
    }

    /** Whether an odd record lies before what is committed. */
    boolean isPassed(Item item) {
        Long offset = odd.get(item);
        return offset != null && offset < committed.getOrDefault(item.place(), 0L);
    }

    boolean isStored(Item item) {
        return stored.contains(item);
    }

    boolean wasRemoved(Item item) {
        return removed.contains(item);
    }

    /** Whether a sink may leave this one out, if it says so. */
    boolean isOdd(Item item) {
        return odd.containsKey(item);
    }

    /** All that isn't stored and must be. */
    Set<Item> missing() {
        Set<Item> missing = new LinkedHashSet<>(offsets.keySet());
        missing.removeAll(stored);
        return missing;
    }

    /** What is missing in the end; nothing where odd records may have kept the task from it. */
    static Set<Item> missingAtRest(History history) {
        SinkLedger ledger = of(history);
        return ledger.odd.isEmpty() && rest(history).isPresent() ? ledger.missing() : Set.of();
    }

    /** The ledger at the end of a life. */
    static SinkLedger of(History history) {
        SinkLedger ledger = new SinkLedger();
        history.entries().forEach(ledger::follow);
        return ledger;
    }

    /** Where the life came to rest. */
    static Optional<History.Entry> rest(History history) {
        int last = history.entries().size() - 1;
        return last >= 0 && history.entries().get(last).what() instanceof WorkerHappening.CameToRest
                ? Optional.of(history.entries().get(last))
                : Optional.empty();
    }

    /** Whether something of this kind happened. */
    static boolean has(History history, Class<? extends Happening> kind) {
        return any(history, kind::isInstance);
    }

    /** Whether something like this happened. */
    static boolean any(History history, Predicate<Happening> what) {
        for (History.Entry entry : history.entries()) {
            if (what.test(entry.what())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the worker asked for something that begins so. */
    static boolean asked(History history, String verb) {
        return any(
                history,
                what ->
                        what instanceof WorkerHappening.Asked asked
                                && asked.verb().startsWith(verb));
    }

    /** Whether the outside system gave trouble, as far as the kit made it. */
    static boolean isTrouble(Happening what) {
        return what instanceof SinkHappening.WentAway
                || what instanceof SinkHappening.WorldRefuses
                || what instanceof WorldHappening.Interfered;
    }
}
