package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In which order, and by whom, things are stored. */
final class SinkOrderLaws {
    static final Law K9 =
            new Law(
                    SinkTexts.K9,
                    SinkOrderLaws::outOfOrder,
                    history ->
                            SinkLedger.any(
                                    history,
                                    what ->
                                            what instanceof SinkIncident.Arranged held
                                                    && held.items().size() > 1));
    private static final Law K22_AT_LEAST =
            new Law(
                    SinkTexts.K22,
                    history -> haunted(history, false),
                    history -> SinkLedger.has(history, SinkIncident.ZombieTurn.class));
    private static final Law K22_EXACTLY =
            new Law(
                    SinkTexts.K22,
                    history -> haunted(history, true),
                    history -> SinkLedger.has(history, SinkIncident.ZombieTurn.class));

    private SinkOrderLaws() {}

    /** Only who promises exactly once must keep a task that was given up from repeating. */
    static Law k22(Delivery delivery) {
        return delivery == Delivery.EXACTLY_ONCE ? K22_EXACTLY : K22_AT_LEAST;
    }

    /** An item whose predecessor was stored for the first time after it. */
    private static Optional<Violation> outOfOrder(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.Arranged held) {
                Map<Integer, Item> newest = new HashMap<>();
                Set<Item> seen = new HashSet<>();
                for (Item item : held.items()) {
                    Item before = newest.get(item.place());
                    if (seen.add(item) && before != null && item.number() < before.number()) {
                        return Optional.of(
                                Violation.at(entry, item + " was stored after " + before));
                    }
                    if (before == null || item.number() > before.number()) {
                        newest.put(item.place(), item);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> haunted(History history, boolean once) {
        boolean haunted = false;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.ZombieTurn turn) {
                haunted = turn.begins();
            } else if (haunted
                    && entry.what() instanceof SinkHappening.Removed removed
                    && removed.times() == 0) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "a task that was given up removed "
                                        + removed.item()
                                        + " from the outside system"));
            } else if (haunted
                    && once
                    && entry.what() instanceof SinkHappening.Stored stored
                    && stored.times() > 1) {
                return Optional.of(
                        Violation.at(
                                entry,
                                "a task that was given up stored "
                                        + stored.item()
                                        + " beside its successor"));
            }
        }
        return Optional.empty();
    }
}
