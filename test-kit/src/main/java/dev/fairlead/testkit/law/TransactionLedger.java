package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TransactionHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What readers of the log see, and what they may see, as a history goes on. */
final class TransactionLedger {
    /** What the worker is asked to come back with when the connector is to say where units end. */
    static final String AS_ASKED = "transactions as the connector says";

    private static final int PLACES = 4;

    private final Set<Item> added = new LinkedHashSet<>();
    private final Map<Item, Integer> committed = new HashMap<>();
    private final Set<Item> aborted = new LinkedHashSet<>();
    private final Set<Item> left = new LinkedHashSet<>();
    private final List<Item> order = new ArrayList<>();
    private final Map<Item, List<Item>> units = new HashMap<>();
    private final int[] resumeAt = new int[PLACES];
    private final Set<Item> unpromised = new LinkedHashSet<>();
    private int zombieStep = -1;
    private int incarnation;
    private boolean promisedNext;
    private boolean promised;

    /** Takes in what happened. */
    void follow(History.Entry entry) {
        if (entry.incarnation() != incarnation) {
            incarnation = entry.incarnation();
            promised = promisedNext;
        }
        if (entry.what() instanceof WorkerHappening.Asked asked) {
            promisedNext =
                    asked.verb().equals(AS_ASKED)
                            || (promisedNext && !asked.verb().contains("transaction"));
        }
        if (entry.what() instanceof SourceHappening.Appended appended) {
            added.addAll(appended.items());
        } else if (entry.what() instanceof TransactionHappening.UnitEnded unit) {
            unit.items().forEach(item -> units.put(item, unit.items()));
        } else if (entry.what() instanceof TransactionHappening.Committed transaction) {
            items(transaction.emissions()).forEach(this::commit);
            if (!promised) {
                items(transaction.emissions()).forEach(item -> unpromised.addAll(unitOf(item)));
            }
        } else if (entry.what() instanceof TransactionHappening.Aborted transaction) {
            if (transaction.reason().equals("asked for")) {
                items(transaction.emissions()).forEach(this::abort);
            }
        } else if (entry.what() instanceof SourceHappening.Dropped dropped) {
            dropped.emission().item().ifPresent(left::add);
        } else if (entry.what() instanceof TransactionHappening.Undead) {
            zombieStep = entry.step();
        }
    }

    private void commit(Item item) {
        committed.merge(item, 1, Integer::sum);
        order.add(item);
        advance(item);
    }

    private void abort(Item item) {
        aborted.add(item);
        advance(item);
    }

    private void advance(Item item) {
        resumeAt[item.place()] = Math.max(resumeAt[item.place()], item.number() + 1);
    }

    static List<Item> items(List<Emission> emissions) {
        return emissions.stream().map(Emission::item).flatMap(Optional::stream).toList();
    }

    /** Whether what happens in this step is a zombie's doing. */
    boolean isZombies(History.Entry entry) {
        return entry.step() == zombieStep;
    }

    boolean isCommitted(Item item) {
        return committed.containsKey(item) || left.contains(item);
    }

    /** How often readers see an item. */
    int times(Item item) {
        return committed.getOrDefault(item, 0);
    }

    /** The item that comes next at a place after a restart. */
    int resumeAt(int place) {
        return resumeAt[place];
    }

    /** Items that were never seen and whose loss nobody asked for. */
    List<Item> missing() {
        return added.stream()
                .filter(item -> !isCommitted(item) && !aborted.contains(item))
                .toList();
    }

    /** Items that were aborted and never came again. */
    List<Item> abortedForEver() {
        return aborted.stream().filter(item -> !isCommitted(item)).toList();
    }

    /** The unit that an item is of; alone when its world has none. */
    List<Item> unitOf(Item item) {
        return units.getOrDefault(item, List.of(item));
    }

    /** Whether an item is of a unit that the connector promised to keep together. */
    boolean isPromised(Item item) {
        return promised && !unpromised.contains(item);
    }

    /** A unit that readers see a part of, though they were not to. */
    Optional<List<Item>> splitUnit() {
        return units.values().stream()
                .filter(
                        unit ->
                                unit.stream().allMatch(this::isPromised)
                                        && unit.stream().anyMatch(committed::containsKey)
                                        && !unit.stream().allMatch(this::isSettled))
                .findFirst();
    }

    private boolean isSettled(Item item) {
        return isCommitted(item) || aborted.contains(item);
    }
}
