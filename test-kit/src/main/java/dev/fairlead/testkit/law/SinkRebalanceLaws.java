package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Partitions that come, go and stay. */
final class SinkRebalanceLaws {
    static final Law K10 =
            new Law(
                    SinkTexts.K10,
                    history -> Late.in(history, false),
                    history -> SinkLedger.asked(history, "give up "));
    static final Law K11 =
            new Law(SinkTexts.K11, SinkRebalanceLaws::retainedLost, SinkRebalanceLaws::hasPart);
    static final Law K12 =
            new Law(
                    SinkTexts.K12,
                    history -> Late.in(history, true),
                    history -> SinkLedger.asked(history, "lose "));
    static final Law K20 = new Law(SinkTexts.K20, SinkRebalanceLaws::foreign);
    static final Law K27 =
            new Law(
                    SinkTexts.K27,
                    SinkRebalanceLaws::newOneMissing,
                    history -> SinkLedger.has(history, SinkIncident.PartitionAdded.class));

    private SinkRebalanceLaws() {}

    /**
     * Finds what a task stored for a partition after it had closed it, when the next owner had
     * stored and committed that already. What is stored before that is only stored early, and what
     * is stored within close or stop is stored too late to do better.
     */
    private static final class Late {
        private final boolean lost;
        private final SinkLedger ledger = new SinkLedger();
        private final Map<Integer, Set<Item>> held = new HashMap<>();
        private final Map<Item, Integer> released = new HashMap<>();
        private final Set<Integer> goingOn = new HashSet<>();
        private final Set<Integer> lostPlaces = new HashSet<>();
        private boolean haunted;

        private Late(boolean lost) {
            this.lost = lost;
        }

        static Optional<Violation> in(History history, boolean lost) {
            Late late = new Late(lost);
            for (History.Entry entry : history.entries()) {
                late.ledger.follow(entry);
                Optional<Item> item = late.follow(entry);
                if (item.isPresent()) {
                    return item.map(its -> Violation.at(entry, late.statement(its)));
                }
            }
            return Optional.empty();
        }

        private String statement(Item item) {
            return item
                    + " was stored again by a task that had "
                    + (lost ? "lost" : "given back")
                    + " partition "
                    + SinkHappening.letter(item.place())
                    + ", after another one had stored and committed it";
        }

        private Optional<Item> follow(History.Entry entry) {
            Happening what = entry.what();
            int task = entry.incarnation();
            if (what instanceof WorkerHappening.Crashed
                    || what instanceof TaskHappening.Failed
                    || what instanceof WorldHappening.Interfered) {
                released.clear();
            } else if (what instanceof SinkIncident.ZombieTurn turn) {
                haunted = turn.begins();
            } else if (what instanceof SinkIncident.Lost gone) {
                lostPlaces.addAll(gone.places());
            } else if (what instanceof SinkHappening.Put put) {
                Set<Item> its = held.computeIfAbsent(task, none -> new HashSet<>());
                its.addAll(put.items());
                goingOn.add(task);
                put.items().forEach(item -> released.remove(item, task));
            } else if (what instanceof SinkHappening.Moved moved) {
                moved(moved, task);
            } else if (what instanceof SinkHappening.Stored now && !haunted) {
                return late(now, task) ? Optional.of(now.item()) : Optional.empty();
            }
            return Optional.empty();
        }

        private void moved(SinkHappening.Moved moved, int task) {
            goingOn.remove(task);
            if (moved.move() == SinkHappening.Moved.Move.CLOSE) {
                Set<Item> its = held.computeIfAbsent(task, none -> new HashSet<>());
                for (Item item : Set.copyOf(its)) {
                    boolean counts = lostPlaces.contains(item.place()) == lost;
                    if (moved.places().contains(item.place())) {
                        its.remove(item);
                        if (counts && !ledger.isStored(item)) {
                            released.put(item, task);
                        }
                    }
                }
                lostPlaces.removeAll(moved.places());
            }
        }

        private boolean late(SinkHappening.Stored now, int task) {
            return now.times() > 1
                    && goingOn.contains(task)
                    && Integer.valueOf(task).equals(released.get(now.item()))
                    && ledger.isCommitted(now.item());
        }
    }

    private static boolean hasPart(History history) {
        Map<Integer, Set<Integer>> open = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Moved moved) {
                Set<Integer> its =
                        open.computeIfAbsent(entry.incarnation(), none -> new HashSet<>());
                if (moved.move() == SinkHappening.Moved.Move.OPEN) {
                    its.addAll(moved.places());
                } else {
                    its.removeAll(moved.places());
                    if (!its.isEmpty()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Lost is what was put before another partition was closed, and not after. */
    private static Optional<Violation> retainedLost(History history) {
        Set<Item> missing = SinkLedger.missingAtRest(history);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Map<Item, Integer> holder = new HashMap<>();
        Map<Item, History.Entry> blamed = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Put put) {
                put.items().forEach(item -> holder.put(item, entry.incarnation()));
                put.items().forEach(blamed::remove);
            } else if (entry.what() instanceof SinkHappening.Moved moved
                    && moved.move() == SinkHappening.Moved.Move.CLOSE) {
                for (Item item : missing) {
                    boolean its = Integer.valueOf(entry.incarnation()).equals(holder.get(item));
                    if (its && moved.places().contains(item.place())) {
                        holder.remove(item);
                    } else if (its) {
                        blamed.putIfAbsent(item, entry);
                    }
                }
            }
        }
        return blamed.entrySet().stream()
                .findFirst()
                .map(
                        each ->
                                Violation.at(
                                        each.getValue(),
                                        each.getKey()
                                                + " was held when another partition was closed,"
                                                + " and was never stored"));
    }

    private static Optional<Violation> foreign(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.Requested asked
                    && !asked.strangers().isEmpty()) {
                return Optional.of(
                        Violation.at(
                                entry,
                                asked.what()
                                        + " was called for "
                                        + String.join(", ", asked.strangers())
                                        + ", which the task doesn't own"));
            }
        }
        return stuck(history);
    }

    private static Optional<Violation> stuck(History history) {
        Set<Item> missing = SinkLedger.missingAtRest(history);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Integer> paused = new HashMap<>();
        Set<Item> put = new HashSet<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.Requested asked) {
                if (asked.what() == SinkIncident.Request.PAUSE) {
                    asked.places().forEach(place -> paused.put(place, entry.index()));
                } else if (asked.what() == SinkIncident.Request.RESUME) {
                    paused.keySet().removeAll(asked.places());
                }
            } else if (entry.what() instanceof SinkHappening.Moved moved
                    && moved.move() == SinkHappening.Moved.Move.OPEN) {
                paused.keySet().removeAll(moved.places());
            } else if (entry.what() instanceof SinkHappening.Put now) {
                put.addAll(now.items());
            }
        }
        return missing.stream()
                .filter(item -> paused.containsKey(item.place()) && !put.contains(item))
                .findFirst()
                .map(
                        item ->
                                new Violation(
                                        "partition "
                                                + SinkHappening.letter(item.place())
                                                + " was paused and never resumed; "
                                                + item
                                                + " was never put",
                                        paused.getOrDefault(item.place(), 0)));
    }

    private static Optional<Violation> newOneMissing(History history) {
        Set<Integer> fresh = new HashSet<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.PartitionAdded added) {
                fresh.add(added.place());
            }
        }
        Set<Item> missing = SinkLedger.missingAtRest(history);
        boolean only = missing.stream().allMatch(item -> fresh.contains(item.place()));
        return missing.isEmpty() || !only
                ? Optional.empty()
                : SinkLedger.rest(history)
                        .map(
                                entry ->
                                        Violation.at(
                                                entry,
                                                missing.iterator().next()
                                                        + " of a partition that came later was"
                                                        + " never stored"));
    }
}
