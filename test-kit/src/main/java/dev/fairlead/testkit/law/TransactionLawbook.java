package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.TransactionTexts;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.TransactionHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The laws of exactly-once sources that histories can break. Laws about units are put to the test
 * only while the connector says where transactions end.
 */
public final class TransactionLawbook {
    private static final String AS_ASKED = TransactionLedger.AS_ASKED;
    private static final String OLD_WORKER = "a worker of the time before transactions";

    static final Law T2 = new Law(TransactionTexts.T2, TransactionLawbook::unequal);
    static final Law T3 =
            new Law(
                    TransactionTexts.T3,
                    TransactionLawbook::resumedElsewhere,
                    history ->
                            history.entries().stream().anyMatch(entry -> entry.incarnation() > 0));
    static final Law T4 =
            new Law(TransactionTexts.T4, TransactionLawbook::split, TransactionLawbook::hasUnits);
    static final Law T5 =
            new Law(
                    TransactionTexts.T5,
                    TransactionLawbook::senseless,
                    history -> asked(history, AS_ASKED));
    static final Law T6 =
            new Law(
                    TransactionTexts.T6,
                    TransactionLawbook::waitedFor,
                    history ->
                            history.entries().stream()
                                    .anyMatch(
                                            entry ->
                                                    entry.what()
                                                                    instanceof
                                                                    TransactionHappening.Aborted
                                                                            aborted
                                                            && aborted.reason()
                                                                    .equals("asked for")));
    static final Law T7 =
            new Law(
                    TransactionTexts.T7,
                    TransactionLawbook::splitByStopping,
                    TransactionLawbook::hasUnits);
    static final Law T8 =
            new Law(
                    TransactionTexts.T8,
                    TransactionLawbook::contextMissed,
                    history -> asked(history, OLD_WORKER));
    static final Law T9 =
            new Law(
                    TransactionTexts.T9,
                    history -> released(history, true),
                    history ->
                            history.entries().stream()
                                    .anyMatch(
                                            entry ->
                                                    entry.what()
                                                            instanceof
                                                            TransactionHappening.Undead));
    static final Law T10 =
            new Law(
                    TransactionTexts.T10,
                    history -> timedOut(history) ? unequal(history) : Optional.empty(),
                    TransactionLawbook::timedOut);
    static final Law T11 = new Law(TransactionTexts.T11, history -> released(history, false));

    private TransactionLawbook() {}

    /** All of them, in the order of the catalogue; T1 needs no history. */
    public static List<Law> laws() {
        return List.of(T2, T3, T4, T5, T6, T7, T8, T9, T10, T11);
    }

    private static boolean asked(History history, String verb) {
        return history.entries().stream()
                .anyMatch(
                        entry ->
                                entry.what() instanceof WorkerHappening.Asked asked
                                        && asked.verb().equals(verb));
    }

    private static boolean hasUnits(History history) {
        return asked(history, AS_ASKED)
                && history.entries().stream()
                        .anyMatch(
                                entry ->
                                        entry.what() instanceof TransactionHappening.UnitEnded unit
                                                && unit.items().size() > 1);
    }

    private static boolean timedOut(History history) {
        return history.entries().stream()
                .anyMatch(
                        entry ->
                                entry.what() instanceof TransactionHappening.Aborted aborted
                                        && aborted.reason().equals("time-out"));
    }

    private static Optional<Violation> unequal(History history) {
        TransactionLedger ledger = new TransactionLedger();
        Map<Integer, Integer> latest = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof TransactionHappening.Committed committed) {
                for (Item item : TransactionLedger.items(committed.emissions())) {
                    if (ledger.times(item) > 1) {
                        return broken(entry, "readers see " + item + " twice");
                    }
                    int before = latest.getOrDefault(item.place(), -1);
                    if (item.number() < before) {
                        Item later = Item.of(item.place(), before, Texture.PLAIN);
                        return broken(entry, "readers see " + item + " after " + later);
                    }
                    latest.put(item.place(), item.number());
                }
            }
            if (entry.what() instanceof WorkerHappening.CameToRest && !ledger.missing().isEmpty()) {
                return broken(entry, "readers never see " + ledger.missing().get(0));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> resumedElsewhere(History history) {
        TransactionLedger ledger = new TransactionLedger();
        Set<Integer> seen = new HashSet<>();
        int incarnation = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.incarnation() != incarnation) {
                incarnation = entry.incarnation();
                seen.clear();
            }
            ledger.follow(entry);
            if (!(entry.what() instanceof SourceHappening.Polled polled)
                    || ledger.isZombies(entry)) {
                continue;
            }
            for (Emission emission : polled.emissions()) {
                Optional<Item> item = emission.item();
                if (item.isPresent()
                        && seen.add(item.get().place())
                        && item.get().number() != ledger.resumeAt(item.get().place())) {
                    Item due =
                            Item.of(
                                    item.get().place(),
                                    ledger.resumeAt(item.get().place()),
                                    Texture.PLAIN);
                    return broken(
                            entry, "the task begins with " + item.get() + " instead of " + due);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> split(History history) {
        TransactionLedger ledger = new TransactionLedger();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof TransactionHappening.Committed committed) {
                List<Item> items = TransactionLedger.items(committed.emissions());
                for (Item item : items) {
                    List<Item> others = new ArrayList<>(ledger.unitOf(item));
                    others.removeAll(items);
                    if (ledger.isPromised(item) && !others.isEmpty()) {
                        return broken(
                                entry,
                                item
                                        + " was committed without "
                                        + others.get(0)
                                        + " of the same unit");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> splitByStopping(History history) {
        TransactionLedger ledger = new TransactionLedger();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof TaskHappening.Stopped) {
                Optional<List<Item>> unit = ledger.splitUnit();
                if (unit.isPresent()) {
                    return broken(
                            entry,
                            "the task has stopped and readers see a part of the unit "
                                    + unit.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> senseless(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof TaskHappening.Failed failed
                    && failed.during().equals("end of a transaction")) {
                return broken(entry, String.valueOf(failed.cause().getMessage()));
            }
            if (entry.what() instanceof TransactionHappening.RequestsLeft left) {
                return broken(
                        entry,
                        left.requests()
                                + " requests to end a transaction are for records that poll never"
                                + " returned");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> waitedFor(History history) {
        TransactionLedger ledger = new TransactionLedger();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof WorkerHappening.CameToRest
                    && !ledger.abortedForEver().isEmpty()) {
                return broken(
                        entry,
                        ledger.abortedForEver().get(0)
                                + " was aborted and never came again: its offset is committed");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> contextMissed(History history) {
        boolean old = false;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof WorkerHappening.Asked asked) {
                old = asked.verb().equals(OLD_WORKER) || (old && !asked.verb().contains("trans"));
            }
            if (old
                    && entry.what() instanceof TaskHappening.Threw threw
                    && (threw.cause() instanceof LinkageError
                            || threw.cause() instanceof NullPointerException)) {
                return broken(
                        entry,
                        threw.method()
                                + " threw "
                                + threw.cause()
                                + " on a worker without transactions");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> released(History history, boolean byZombies) {
        TransactionLedger ledger = new TransactionLedger();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof SourceHappening.Released released
                    && ledger.isZombies(entry) == byZombies
                    && !ledger.isCommitted(released.item())) {
                return broken(
                        entry,
                        "the outside system was told to let go of "
                                + released.item()
                                + " while no committed transaction has it");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }
}
