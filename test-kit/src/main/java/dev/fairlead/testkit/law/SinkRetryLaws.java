package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SinkIncident;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.RetriableException;

/** Records that come more than once: after a refusal, a crash or a call without an answer. */
final class SinkRetryLaws {
    static final Law K5 = new Law(SinkTexts.K5, SinkRetryLaws::storedAgain);
    static final Law K6 =
            new Law(SinkTexts.K6, SinkRetryLaws::committedRefused, SinkRetryLaws::hasRefusal);
    static final Law K8 = new Law(SinkTexts.K8, SinkRetryLaws::storedTwice);
    private static final Law K7_APPENDING =
            new Law(SinkTexts.K7, SinkRetryLaws::committedAgain, SinkRetryLaws::isRedelivered);
    private static final Law K7_ONCE =
            new Law(SinkTexts.K7, SinkRetryLaws::redeliveredTwice, SinkRetryLaws::isRedelivered);

    private SinkRetryLaws() {}

    /** What redelivery may do depends on what the author declares. */
    static Law k7(Delivery delivery) {
        return delivery == Delivery.AT_LEAST_ONCE ? K7_APPENDING : K7_ONCE;
    }

    private static boolean isRetriable(TaskHappening.Threw threw) {
        return threw.method().equals("put") && threw.cause() instanceof RetriableException;
    }

    private static boolean hasRefusal(History history) {
        return SinkLedger.any(
                history, what -> what instanceof TaskHappening.Threw threw && isRetriable(threw));
    }

    private static boolean isRedelivered(History history) {
        Set<Item> fetched = new HashSet<>();
        return SinkLedger.any(
                history,
                what ->
                        what instanceof SinkHappening.Fetched fetch
                                && fetch.items().stream().anyMatch(item -> !fetched.add(item)));
    }

    private static Optional<Violation> storedAgain(History history) {
        Map<Item, Integer> fetched = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof WorldHappening.Interfered fault && fault.isAmbiguous()) {
                return Optional.empty(); // who can't know whether it was written must write again
            }
            if (entry.what() instanceof SinkHappening.Fetched fetch) {
                fetch.items().forEach(item -> fetched.merge(item, 1, Integer::sum));
            }
            if (entry.what() instanceof SinkHappening.Stored stored
                    && stored.times() > fetched.getOrDefault(stored.item(), 0)) {
                return broken(
                        entry,
                        stored.item()
                                + " was stored "
                                + stored.times()
                                + " times, but the log delivered it only "
                                + fetched.getOrDefault(stored.item(), 0)
                                + " times");
            }
        }
        return Optional.empty();
    }

    /** Positions that the worker was given for a batch that it still has to put. */
    private static Optional<Violation> committedRefused(History history) {
        SinkLedger ledger = new SinkLedger();
        Map<Integer, List<Item>> last = new HashMap<>();
        Set<Integer> refused = new HashSet<>();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof SinkHappening.Put put) {
                last.put(entry.incarnation(), put.items());
                refused.remove(entry.incarnation());
            } else if (entry.what() instanceof TaskHappening.Threw threw && isRetriable(threw)) {
                refused.add(entry.incarnation());
            } else if (entry.what() instanceof SinkHappening.Moved) {
                refused.remove(entry.incarnation());
            } else if (entry.what() instanceof SinkHappening.PreCommitted answer
                    && refused.contains(entry.incarnation())) {
                for (Item item : last.getOrDefault(entry.incarnation(), List.of())) {
                    Long said = answer.provided().get(SinkHappening.letter(item.place()));
                    Long current = answer.current().get(item.place());
                    if (said != null
                            && current != null
                            && said > ledger.offsetOf(item)
                            && current <= ledger.offsetOf(item)) {
                        return broken(
                                entry,
                                "preCommit answered "
                                        + SinkHappening.letter(item.place())
                                        + "="
                                        + said
                                        + " while put had refused "
                                        + item
                                        + ", which will be put again");
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What the worker knows to be committed and nobody but the task itself asked for again. */
    private static Optional<Violation> committedAgain(History history) {
        SinkLedger ledger = new SinkLedger();
        Map<Integer, Long> committed = new HashMap<>();
        Set<Integer> sought = new HashSet<>();
        Set<Item> again = new HashSet<>();
        for (History.Entry entry : history.entries()) {
            ledger.follow(entry);
            if (entry.what() instanceof SinkIncident.Requested asked
                    && asked.what() == SinkIncident.Request.OFFSET) {
                sought.addAll(asked.places());
            } else if (entry.what() instanceof SinkHappening.Positioned at) {
                at.positions()
                        .forEach(
                                (place, position) -> {
                                    if (!sought.remove(place)) {
                                        committed.put(place, position);
                                    }
                                });
            } else if (entry.what() instanceof SinkHappening.PositionCommitted at) {
                committed.put(at.place(), at.position());
            } else if (entry.what() instanceof SinkHappening.Put put) {
                for (Item item : put.items()) {
                    if (ledger.offsetOf(item) < committed.getOrDefault(item.place(), 0L)) {
                        again.add(item);
                    }
                }
            } else if (entry.what() instanceof SinkHappening.Stored stored
                    && stored.times() > 1
                    && again.contains(stored.item())) {
                return broken(
                        entry,
                        stored.item()
                                + " was stored again although its position was committed; the task"
                                + " had sought back to it");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> redeliveredTwice(History history) {
        return isRedelivered(history) ? storedTwice(history) : Optional.empty();
    }

    private static Optional<Violation> storedTwice(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Stored stored && stored.times() > 1) {
                return broken(entry, stored.item() + " was stored " + stored.times() + " times");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }
}
