package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commits that fail, are left out or come too late. */
final class SinkCommitLaws {
    static final Law K4 =
            new Law(SinkTexts.K4, SinkCommitLaws::startsOver, SinkCommitLaws::answersNothing);
    static final Law K13 =
            new Law(
                    SinkTexts.K13,
                    SinkCommitLaws::takenForKnown,
                    history ->
                            SinkLedger.any(
                                    history,
                                    what ->
                                            what instanceof TaskHappening.Threw threw
                                                    && threw.method().equals("preCommit")));
    static final Law K14 =
            new Law(
                    SinkTexts.K14,
                    SinkCommitLaws::forgets,
                    history -> SinkLedger.has(history, SinkHappening.CommitRefused.class));
    static final Law K25 =
            new Law(
                    SinkTexts.K25,
                    SinkCommitLaws::lostInCrash,
                    history -> SinkLedger.has(history, WorkerHappening.Crashed.class));

    private static final int ANSWERS = 3;

    private SinkCommitLaws() {}

    private static boolean answersNothing(History history) {
        return SinkLedger.any(
                history,
                what ->
                        what instanceof SinkHappening.PreCommitted answer
                                && answer.current().values().stream().anyMatch(at -> at > 0)
                                && answer.provided().isEmpty());
    }

    /**
     * All that was put of a partition is stored, three times in a row preCommit leaves it out, and
     * after a restart it is stored from the beginning.
     */
    private static Optional<Violation> startsOver(History history) {
        SinkLedger ledger = new SinkLedger();
        Map<Integer, Set<Long>> leftOut = new HashMap<>();
        Set<Integer> answered = new HashSet<>();
        Set<Item> covered = new HashSet<>();
        Set<Item> known = new HashSet<>();
        Map<Item, Integer> at = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof SinkHappening.Put put) {
                put.items().forEach(item -> at.put(item, entry.incarnation()));
                known.addAll(put.items());
            } else if (entry.what() instanceof SinkHappening.PreCommitted answer) {
                for (Map.Entry<Integer, Long> current : answer.current().entrySet()) {
                    int place = current.getKey();
                    if (answer.provided().containsKey(SinkHappening.letter(place))) {
                        answered.add(place);
                    } else if (ledger.missingBefore(place, current.getValue()).isEmpty()) {
                        Set<Long> positions =
                                leftOut.computeIfAbsent(place, none -> new HashSet<>());
                        positions.add(current.getValue());
                        known.stream()
                                .filter(item -> item.place() == place)
                                .filter(item -> positions.size() >= ANSWERS)
                                .forEach(covered::add);
                    }
                }
            } else if (entry.what() instanceof SinkHappening.Stored stored
                    && stored.times() > 1
                    && !answered.contains(stored.item().place())
                    && covered.contains(stored.item())
                    && at.getOrDefault(stored.item(), 0) > 0) {
                return Optional.of(
                        Violation.at(
                                entry,
                                stored.item()
                                        + " was stored again after a restart: preCommit never"
                                        + " answered for partition "
                                        + SinkHappening.letter(stored.item().place())
                                        + ", and the task didn't seek to where it was"));
            }
        }
        return Optional.empty();
    }

    /** Put, rewound after a preCommit that failed, put again, and yet never stored. */
    private static Optional<Violation> takenForKnown(History history) {
        Set<Item> missing = SinkLedger.missingAtRest(history);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, Set<Item>> put = new HashMap<>();
        Map<Integer, Set<Item>> rewound = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            Set<Item> mine = put.computeIfAbsent(entry.incarnation(), none -> new HashSet<>());
            Set<Item> back = rewound.computeIfAbsent(entry.incarnation(), none -> new HashSet<>());
            if (entry.what() instanceof SinkHappening.Put now) {
                for (Item item : now.items()) {
                    if (back.contains(item) && missing.contains(item)) {
                        return Optional.of(
                                Violation.at(
                                        entry,
                                        item
                                                + " was put again after a preCommit that failed,"
                                                + " and was never stored"));
                    }
                }
                mine.addAll(now.items());
            } else if (entry.what() instanceof TaskHappening.Threw threw
                    && threw.method().equals("preCommit")) {
                back.addAll(mine);
            } else if (entry.what() instanceof WorkerHappening.Crashed) {
                back.clear();
            }
        }
        return Optional.empty();
    }

    /** After a commit that failed the next answer must be at least as good. */
    private static Optional<Violation> forgets(History history) {
        Map<Integer, Map<String, Long>> last = new HashMap<>();
        Map<Integer, Map<String, Long>> owed = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            int task = entry.incarnation();
            if (entry.what() instanceof SinkHappening.PreCommitted answer) {
                Map<String, Long> due = owed.getOrDefault(task, Map.of());
                for (Map.Entry<String, Long> each : due.entrySet()) {
                    Long said = answer.provided().get(each.getKey());
                    boolean mine =
                            answer.current().keySet().stream()
                                    .map(SinkHappening::letter)
                                    .anyMatch(each.getKey()::equals);
                    if (mine && (said == null || said < each.getValue())) {
                        return Optional.of(
                                Violation.at(
                                        entry,
                                        "preCommit had answered "
                                                + each.getKey()
                                                + "="
                                                + each.getValue()
                                                + ", that commit failed, and now it answers "
                                                + (said == null ? "nothing" : said)
                                                + " for "
                                                + each.getKey()));
                    }
                }
                owed.remove(task);
                last.put(task, answer.provided());
            } else if (entry.what() instanceof SinkHappening.CommitRefused) {
                owed.put(task, last.getOrDefault(task, Map.of()));
            } else if (entry.what() instanceof SinkHappening.Positioned
                    || entry.what() instanceof SinkHappening.Moved
                    || entry.what() instanceof SinkIncident.Requested) {
                owed.remove(task);
            }
        }
        return Optional.empty();
    }

    /** Put before a crash, committed, and neither stored nor put again. */
    private static Optional<Violation> lostInCrash(History history) {
        Set<Item> missing = SinkLedger.missingAtRest(history);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        SinkLedger ledger = SinkLedger.of(history);
        Set<Item> held = new HashSet<>();
        Map<Item, History.Entry> lost = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Put put) {
                held.addAll(put.items());
                put.items().forEach(lost::remove);
            } else if (entry.what() instanceof WorkerHappening.Crashed) {
                missing.stream().filter(held::contains).forEach(item -> lost.put(item, entry));
                held.clear();
            } else if (entry.what() instanceof SinkHappening.Moved moved
                    && moved.move() == SinkHappening.Moved.Move.CLOSE) {
                held.removeIf(item -> moved.places().contains(item.place()));
            }
        }
        return lost.entrySet().stream()
                .filter(each -> ledger.isCommitted(each.getKey()))
                .findFirst()
                .map(
                        each ->
                                Violation.at(
                                        each.getValue(),
                                        "the worker crashed when "
                                                + each.getKey()
                                                + " was committed but only in memory"));
    }
}
