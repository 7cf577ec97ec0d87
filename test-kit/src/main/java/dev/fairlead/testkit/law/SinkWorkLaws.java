package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.LifecycleTexts;
import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.RetriableException;

/** How a sink task works: in bounds, in time, and with the errors that it meets. */
final class SinkWorkLaws {
    static final Law K15 =
            new Law(
                    SinkTexts.K15,
                    SinkWorkLaws::swallowed,
                    history -> SinkLedger.any(history, SinkLedger::isTrouble));
    static final Law K16 = new Law(SinkTexts.K16, SinkWorkLaws::emptyPutThrows);
    static final Law K19 =
            new Law(
                    SinkTexts.K19,
                    history -> overdue(history, Set.of("put", "put of nothing", "preCommit")),
                    history -> SinkLedger.any(history, SinkLedger::isTrouble));
    static final Law K21 =
            new Law(SinkTexts.K21, SinkWorkLaws::askedTooOften, SinkWorkLaws::hasIdlePuts);
    static final Law K24 = new Law(SinkTexts.K24, SinkWorkLaws::storedAfterStop);
    static final Law K26 = new Law(SinkTexts.K26, SinkWorkLaws::unbounded, SinkWorkLaws::isFlooded);
    static final Law L2 =
            new Law(
                    LifecycleTexts.L2,
                    history -> overdue(history, Set.of("stop")),
                    SinkWorkLaws::stopsInTrouble);
    static final Law L4 =
            new Law(
                    LifecycleTexts.L4,
                    SinkWorkLaws::forgottenInPause,
                    history -> SinkLedger.asked(history, "pause"));
    static final Law L9 =
            new Law(
                    LifecycleTexts.L9,
                    SinkWorkLaws::cannotStartAgain,
                    history -> SinkLedger.has(history, WorkerHappening.Crashed.class));

    static final Law L11 =
            new Law(LifecycleTexts.L11, SinkWorkLaws::stuckAfterJump, SinkWorkLaws::worksAfterJump);

    private static final int REQUESTS_MAX = 5;
    private static final int HELD_MAX = 15_000;

    private SinkWorkLaws() {}

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }

    /** The outside system gave trouble, records are missing, and nothing was ever thrown. */
    private static Optional<Violation> swallowed(History history) {
        Set<Item> missing = SinkLedger.missingAtRest(history);
        Optional<History.Entry> trouble = Optional.empty();
        for (History.Entry entry : history.entries()) {
            if (SinkLedger.isTrouble(entry.what())) {
                trouble = trouble.or(() -> Optional.of(entry));
            } else if (entry.what() instanceof TaskHappening.Threw
                    || entry.what() instanceof WorkerHappening.Crashed) {
                return Optional.empty();
            }
        }
        SinkLedger ledger = SinkLedger.of(history);
        return missing.stream()
                .filter(ledger::isCommitted)
                .findFirst()
                .flatMap(item -> SinkLedger.rest(history).map(rest -> silence(rest, item)))
                .filter(violation -> SinkLedger.any(history, SinkLedger::isTrouble));
    }

    private static Violation silence(History.Entry rest, Item item) {
        return Violation.at(
                rest,
                item
                        + " was never stored, and is committed; the outside system had failed, but"
                        + " neither put nor preCommit threw anything");
    }

    private static Optional<Violation> emptyPutThrows(History history) {
        boolean refused = false;
        for (History.Entry entry : history.entries()) {
            refused |= entry.what() instanceof WorldHappening.Interfered;
            if (entry.what() instanceof TaskHappening.Threw threw
                    && !refused
                    && threw.method().equals("put of nothing")
                    && !(threw.cause() instanceof RetriableException)) {
                return broken(entry, "put of an empty list threw " + threw.cause());
            }
        }
        return Optional.empty();
    }

    private static boolean isJump(Happening what) {
        return what instanceof WorkerHappening.ClockSetBack
                || (what instanceof WorkerHappening.TimePassed passed
                        && passed.duration().compareTo(Duration.ofHours(1)) >= 0);
    }

    private static boolean worksAfterJump(History history) {
        boolean jumped = false;
        for (History.Entry entry : history.entries()) {
            jumped |= isJump(entry.what());
            if (jumped && entry.what() instanceof SinkHappening.Stored) {
                return true;
            }
        }
        return false;
    }

    /** The last task has seen the clock jump, never complained, and something is missing. */
    private static Optional<Violation> stuckAfterJump(History history) {
        int jumpedIn = -1;
        for (History.Entry entry : history.entries()) {
            if (isJump(entry.what())) {
                jumpedIn = entry.incarnation();
            } else if (entry.what() instanceof TaskHappening.Threw
                    || SinkLedger.isTrouble(entry.what())) {
                jumpedIn = -1;
            } else if (entry.what() instanceof WorkerHappening.CameToRest
                    && jumpedIn == entry.incarnation()) {
                return SinkLedger.missingAtRest(history).stream()
                        .findFirst()
                        .flatMap(
                                item ->
                                        broken(
                                                entry,
                                                item
                                                        + " was never stored after the clock had"
                                                        + " jumped; what waits for a time of day"
                                                        + " waits until then"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> overdue(History history, Set<String> methods) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.Overdue overdue
                    && methods.contains(overdue.method())) {
                return broken(
                        entry,
                        overdue.method()
                                + " had not returned after "
                                + overdue.taken().toMillis()
                                + " ms, and was interrupted");
            }
        }
        return Optional.empty();
    }

    private static boolean hasIdlePuts(History history) {
        int idle = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Put put) {
                idle = put.items().isEmpty() ? idle + 1 : 0;
                if (idle > REQUESTS_MAX) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A request in each of several puts of nothing, while nothing waits to be stored. */
    private static Optional<Violation> askedTooOften(History history) {
        SinkLedger ledger = new SinkLedger();
        boolean idle = false;
        boolean counted = false;
        int requests = 0;
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof SinkHappening.Put put) {
                requests = put.items().isEmpty() && (counted || !idle) ? requests : 0;
                idle = put.items().isEmpty() && ledger.missing().isEmpty();
                counted = false;
            } else if (entry.what() instanceof SinkIncident.Requested asked
                    && asked.what() == SinkIncident.Request.COMMIT
                    && idle
                    && !counted) {
                counted = true;
                requests++;
                if (requests > REQUESTS_MAX) {
                    return broken(
                            entry,
                            "requestCommit was called in "
                                    + requests
                                    + " puts of nothing in a row, with nothing to commit");
                }
            }
        }
        return Optional.empty();
    }

    /** Of a crashed worker's task some thread may still be writing, so nobody can be blamed. */
    private static Optional<Violation> storedAfterStop(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof WorkerHappening.Crashed) {
                return Optional.empty();
            }
            if (entry.what() instanceof SinkHappening.Stored stored && stored.afterStop()) {
                return broken(entry, stored.item() + " was stored after stop had returned");
            }
        }
        return Optional.empty();
    }

    private static boolean isFlooded(History history) {
        int records = 0;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Appended appended) {
                records += appended.items().size();
            }
        }
        return records > HELD_MAX && SinkLedger.has(history, SinkHappening.WentAway.class);
    }

    /** How many records the task took and holds while the outside system is away. */
    private static Optional<Violation> unbounded(History history) {
        if (!isFlooded(history)) {
            return Optional.empty();
        }
        Set<Item> held = new HashSet<>();
        Set<Item> last = Set.of();
        boolean away = false;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.WentAway) {
                away = true;
            } else if (entry.what() instanceof SinkHappening.CameBack
                    || entry.what() instanceof WorkerHappening.FaultsEnded) {
                return Optional.empty();
            } else if (entry.what() instanceof SinkHappening.Put put) {
                last = Set.copyOf(put.items());
                held.addAll(last);
            } else if (entry.what() instanceof TaskHappening.Threw threw) {
                if (threw.method().equals("preCommit")) {
                    held.clear(); // all comes again from what was committed
                } else {
                    held.removeAll(last);
                }
            } else if (entry.what() instanceof SinkHappening.Stored stored) {
                held.remove(stored.item());
            } else if (entry.what() instanceof WorkerHappening.Restarted) {
                held.clear();
            }
            if (away && held.size() > HELD_MAX) {
                return broken(
                        entry,
                        "the task took "
                                + held.size()
                                + " records while the outside system was away, and refused none;"
                                + " give it a smaller buffer, if it has one");
            }
        }
        return Optional.empty();
    }

    private static boolean stopsInTrouble(History history) {
        boolean trouble = false;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.CameBack
                    || entry.what() instanceof WorkerHappening.FaultsEnded) {
                trouble = false;
            } else if (SinkLedger.isTrouble(entry.what())) {
                trouble = true;
            } else if (trouble && entry.what() instanceof TaskHappening.Stopped) {
                return true;
            }
        }
        return false;
    }

    /** What was put before a pause, not after, and never stored. */
    private static Optional<Violation> forgottenInPause(History history) {
        Set<Item> missing = SinkLedger.missingAtRest(history);
        if (missing.isEmpty() || !SinkLedger.asked(history, "pause")) {
            return Optional.empty();
        }
        Map<Item, Integer> held = new HashMap<>();
        Map<Item, History.Entry> paused = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Put put) {
                put.items().forEach(item -> held.put(item, entry.incarnation()));
                put.items().forEach(paused::remove);
            } else if (entry.what() instanceof WorkerHappening.Asked asked) {
                if (asked.verb().equals("pause")) {
                    missing.stream()
                            .filter(held::containsKey)
                            .forEach(item -> paused.put(item, entry));
                }
            } else if (entry.what() instanceof WorkerHappening.Crashed
                    || entry.what() instanceof SinkHappening.Moved
                    || entry.what() instanceof SinkIncident.ZombieTurn
                    || SinkLedger.isTrouble(entry.what())) {
                held.clear();
                if (!SinkLedger.rest(history).isPresent()) {
                    paused.clear();
                }
            }
        }
        SinkLedger ledger = SinkLedger.of(history);
        return paused.entrySet().stream()
                .filter(each -> ledger.isCommitted(each.getKey()))
                .findFirst()
                .map(
                        each ->
                                Violation.at(
                                        each.getValue(),
                                        each.getKey()
                                                + " was held when the connector was paused, and"
                                                + " was never stored"));
    }

    /** A start that fails after a crash although the outside system is well. */
    private static Optional<Violation> cannotStartAgain(History history) {
        boolean crashed = false;
        for (History.Entry entry : history.entries()) {
            if (SinkLedger.isTrouble(entry.what())) {
                return Optional.empty();
            }
            crashed |= entry.what() instanceof WorkerHappening.Crashed;
            if (crashed
                    && entry.what() instanceof TaskHappening.Threw threw
                    && (threw.method().startsWith("start") || threw.method().equals("open"))) {
                return broken(
                        entry,
                        threw.method()
                                + " threw "
                                + threw.cause()
                                + " after a crash, without stop");
            }
        }
        return Optional.empty();
    }
}
