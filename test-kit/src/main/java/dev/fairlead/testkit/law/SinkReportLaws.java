package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.ErrorTexts;
import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.RetriableException;

/** Records that can't be stored, and what a task says about them. */
final class SinkReportLaws {
    static final Law K18 = new Law(SinkTexts.K18, Fates::isolation, SinkReportLaws::hasPoison);
    static final Law E1 =
            new Law(
                    ErrorTexts.E1,
                    SinkReportLaws::noReporter,
                    history ->
                            hasPoison(history)
                                    || SinkLedger.asked(history, "restart, reports: as before"));
    static final Law E2 =
            new Law(ErrorTexts.E2, SinkReportLaws::unknownReported, SinkReportLaws::hasReport);
    static final Law E3 = new Law(ErrorTexts.E3, Fates::inBoth, SinkReportLaws::hasReport);
    static final Law E4 = new Law(ErrorTexts.E4, Fates::letterLost, SinkReportLaws::hasReport);
    static final Law E5 =
            new Law(
                    ErrorTexts.E5,
                    SinkReportLaws::goesOn,
                    history ->
                            SinkLedger.any(
                                    history,
                                    what ->
                                            what instanceof SinkIncident.Reported reported
                                                    && reported.refused()));
    static final Law E6 =
            new Law(ErrorTexts.E6, SinkReportLaws::cancelled, SinkReportLaws::hasReport);
    static final Law E7 =
            new Law(ErrorTexts.E7, SinkReportLaws::retriesForEver, SinkReportLaws::hasPoison);

    private static final int REFUSALS = 3;

    private SinkReportLaws() {}

    private static boolean hasPoison(History history) {
        return SinkLedger.any(
                history,
                what ->
                        what instanceof SinkIncident.OddAppended odd
                                && odd.oddity() == SinkIncident.Oddity.POISON);
    }

    private static boolean hasReport(History history) {
        return SinkLedger.has(history, SinkIncident.Reported.class);
    }

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }

    /** The message of the virtual machine names what was null, or isn't there. */
    private static Optional<Violation> noReporter(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof TaskHappening.Threw threw) {
                for (Throwable cause = threw.cause(); cause != null; cause = cause.getCause()) {
                    String message = String.valueOf(cause.getMessage());
                    boolean isNull =
                            cause instanceof NullPointerException
                                    && message.contains("ErrantRecordReporter.report");
                    boolean isUnknown =
                            cause instanceof NoSuchMethodError
                                    && message.contains("errantRecordReporter");
                    if (isNull || isUnknown) {
                        return broken(entry, threw.method() + " threw " + cause);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> unknownReported(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.Reported reported
                    && reported.item().isEmpty()) {
                return broken(
                        entry,
                        "a record was reported whose original topic, partition and offset are none"
                                + " that the task was given");
            }
        }
        return Optional.empty();
    }

    /** What is stored within the same put, behind the record in its partition. */
    private static Optional<Violation> goesOn(History history) {
        SinkLedger ledger = new SinkLedger();
        List<Item> batch = List.of();
        Optional<Item> refused = Optional.empty();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof SinkHappening.Put put) {
                batch = put.items();
                refused = Optional.empty();
            } else if (entry.what() instanceof SinkHappening.PreCommitted
                    || entry.what() instanceof SinkHappening.Moved
                    || entry.what() instanceof WorkerHappening.Crashed) {
                refused = Optional.empty();
            } else if (entry.what() instanceof SinkIncident.Reported reported
                    && reported.refused()) {
                refused = reported.item();
            } else if (entry.what() instanceof SinkHappening.Stored stored
                    && refused.isPresent()
                    && batch.contains(stored.item())
                    && stored.item().place() == refused.get().place()
                    && ledger.offsetOf(stored.item()) > ledger.offsetOf(refused.get())) {
                return broken(
                        entry,
                        stored.item()
                                + " was stored after the report of "
                                + refused.get()
                                + " had been refused");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> cancelled(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.ReportCancelled) {
                return broken(entry, "cancel was called on the future of a report");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> retriesForEver(History history) {
        Set<Item> poison = new HashSet<>();
        List<Item> batch = List.of();
        int refusals = 0;
        boolean quiet = false;
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkIncident.OddAppended odd
                    && odd.oddity() == SinkIncident.Oddity.POISON) {
                poison.add(odd.item());
            } else if (entry.what() instanceof SinkHappening.Put put) {
                batch = put.items();
            } else if (entry.what() instanceof WorkerHappening.FaultsEnded) {
                quiet = true;
            } else if (quiet
                    && entry.what() instanceof TaskHappening.Threw threw
                    && threw.method().equals("put")) {
                Optional<Item> culprit = batch.stream().filter(poison::contains).findFirst();
                boolean counts = culprit.isPresent() && threw.cause() instanceof RetriableException;
                refusals = counts ? refusals + 1 : 0;
                if (refusals >= REFUSALS) {
                    return broken(
                            entry,
                            "put threw "
                                    + threw.cause()
                                    + " over a record that can't be stored, again and again");
                }
            }
        }
        return Optional.empty();
    }

    /** What became of each record that can't be stored, and of those beside it. */
    private static final class Fates {
        private final SinkLedger ledger = new SinkLedger();
        private final Map<Item, Integer> puts = new LinkedHashMap<>();
        private final Map<Item, Integer> fetched = new HashMap<>();
        private final Map<Item, Integer> reports = new HashMap<>();
        private final Set<Item> passed = new HashSet<>();
        private final Set<Item> written = new HashSet<>();
        private final Set<Item> poison = new HashSet<>();
        private boolean tolerant;
        private boolean threw;
        private boolean failedAtRest;
        private boolean quiet;

        private static Optional<Violation> isolation(History history) {
            Fates fates = new Fates();
            for (History.Entry entry : history.entries()) {
                fates.follow(entry);
                Optional<String> silent =
                        fates.poison.isEmpty() ? Optional.empty() : fates.silent(entry);
                if (silent.isPresent()) {
                    return silent.flatMap(what -> broken(entry, what));
                }
                if (entry.what() instanceof WorkerHappening.CameToRest) {
                    return fates.neighbours().flatMap(what -> broken(entry, what));
                }
            }
            return Optional.empty();
        }

        private void follow(History.Entry entry) {
            ledger.follow(entry);
            if (entry.what() instanceof SinkIncident.OddAppended odd
                    && odd.oddity() == SinkIncident.Oddity.POISON) {
                poison.add(odd.item());
            } else if (entry.what() instanceof SinkIncident.ReporterChosen chosen) {
                tolerant = chosen.tolerant();
            } else if (entry.what() instanceof SinkHappening.Fetched fetch) {
                fetch.items().forEach(item -> fetched.merge(item, 1, Integer::sum));
            } else if (entry.what() instanceof SinkHappening.Put put) {
                put.items().forEach(item -> puts.merge(item, 1, Integer::sum));
            } else if (entry.what() instanceof SinkIncident.Reported reported) {
                reported.item().ifPresent(item -> reports.merge(item, 1, Integer::sum));
                if (!reported.refused()) {
                    reported.item().ifPresent(passed::add);
                }
            } else if (entry.what() instanceof SinkIncident.DeadLettered letter) {
                written.add(letter.item());
            } else if (entry.what() instanceof WorkerHappening.FaultsEnded) {
                quiet = true;
            } else if (entry.what() instanceof TaskHappening.Threw) {
                threw = true;
            } else if (entry.what() instanceof TaskHappening.Failed) {
                failedAtRest |= quiet;
            }
        }

        /** Left out without a word: committed, or passed by while nothing was thrown. */
        private Optional<String> silent(History.Entry entry) {
            boolean rest = entry.what() instanceof WorkerHappening.CameToRest;
            if (!rest && !(entry.what() instanceof SinkHappening.PositionCommitted)) {
                return Optional.empty();
            }
            for (Item item : poison) {
                boolean said = reports.containsKey(item) || ledger.isStored(item);
                if (!said && puts.containsKey(item) && ledger.isPassed(item)) {
                    return Optional.of(
                            item
                                    + ", which can't be stored, was neither reported nor did the"
                                    + " task fail, and its position is committed");
                }
                if (!said && rest && puts.containsKey(item) && !threw) {
                    return Optional.of(
                            item
                                    + ", which can't be stored, was neither reported nor did the"
                                    + " task fail");
                }
            }
            return Optional.empty();
        }

        private Optional<String> neighbours() {
            for (Item item : poison) {
                int times = reports.getOrDefault(item, 0);
                if (times > puts.getOrDefault(item, 0)) {
                    return Optional.of(item + " was reported " + times + " times, more than put");
                }
            }
            Optional<Item> lost =
                    tolerant && !failedAtRest && passed.stream().anyMatch(poison::contains)
                            ? ledger.missing().stream().findFirst()
                            : Optional.empty();
            return lost.map(
                    item -> item + " was never stored, although only its neighbour was reported");
        }

        private static Optional<Violation> inBoth(History history) {
            Fates fates = of(history);
            return fates.reports.keySet().stream()
                    .filter(item -> fates.ledger.isStored(item))
                    .filter(item -> fates.fetched.getOrDefault(item, 0) == 1)
                    .findFirst()
                    .flatMap(
                            item ->
                                    SinkLedger.rest(history)
                                            .map(
                                                    rest ->
                                                            Violation.at(
                                                                    rest,
                                                                    item
                                                                            + " was reported and"
                                                                            + " stored")));
        }

        private static Optional<Violation> letterLost(History history) {
            Fates fates = of(history);
            return fates.passed.stream()
                    .filter(item -> !fates.written.contains(item))
                    .filter(item -> !fates.failedAtRest && !fates.ledger.isStored(item))
                    .findFirst()
                    .flatMap(
                            item ->
                                    SinkLedger.rest(history)
                                            .map(
                                                    rest ->
                                                            Violation.at(
                                                                    rest,
                                                                    item
                                                                            + " was reported, but"
                                                                            + " is in neither the"
                                                                            + " dead letters nor"
                                                                            + " the outside"
                                                                            + " system")));
        }

        private static Fates of(History history) {
            Fates fates = new Fates();
            history.entries().forEach(fates::follow);
            return fates;
        }
    }
}
