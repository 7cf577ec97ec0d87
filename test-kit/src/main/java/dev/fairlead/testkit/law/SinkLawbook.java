package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.RetriableException;

/** The laws of sink connectors. */
public final class SinkLawbook {
    static final Law K1 =
            new Law(
                    "K1",
                    "nothing is committed before it is stored",
                    SinkLawbook::committedTooEarly);
    static final Law K2 = new Law("K2", "no record is lost", SinkLawbook::loss);
    static final Law K3 =
            new Law("K3", "preCommit answers with legal positions", SinkLawbook::illegalPosition);
    static final Law K5 =
            new Law("K5", "a batch that is put again is stored once", SinkLawbook::storedAgain);
    static final Law K16 =
            new Law("K16", "a put of nothing does no harm", SinkLawbook::emptyPutThrows);
    static final Law K24 =
            new Law("K24", "nothing is stored after stop", SinkLawbook::storedAfterStop);

    private SinkLawbook() {}

    /** All of them, in the order of the catalogue. */
    public static List<Law> laws() {
        return List.of(K1, K2, K3, K5, K16, K24, ConductLaws.L1);
    }

    private static Optional<Violation> committedTooEarly(History history) {
        Set<String> stored = new HashSet<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Stored now) {
                stored.add(now.item().name());
            }
            if (entry.what() instanceof SinkHappening.PositionCommitted committed) {
                for (int offset = 0; offset < committed.position(); offset++) {
                    String name = Item.of(committed.place(), offset, Texture.PLAIN).name();
                    if (!stored.contains(name)) {
                        return broken(
                                entry,
                                "position "
                                        + committed.position()
                                        + " of partition "
                                        + SinkHappening.letter(committed.place())
                                        + " was committed while "
                                        + name
                                        + " was not stored");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> loss(History history) {
        Set<Item> missing = new LinkedHashSet<>();
        String hint = "";
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Appended appended) {
                missing.addAll(appended.items());
            } else if (entry.what() instanceof SinkHappening.Stored stored) {
                missing.remove(stored.item());
            } else if (entry.what() instanceof TaskHappening.Threw threw) {
                hint = "; " + threw.method() + " threw " + threw.cause();
            } else if (entry.what() instanceof WorkerHappening.CameToRest && !missing.isEmpty()) {
                String others = missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more";
                return broken(
                        entry, missing.iterator().next() + others + " was never stored" + hint);
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> illegalPosition(History history) {
        Map<Integer, Long> committed = new HashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.PositionCommitted position) {
                committed.put(position.place(), position.position());
            }
            if (entry.what() instanceof SinkHappening.PreCommitted answer) {
                Optional<String> illegal = illegal(answer, committed);
                if (illegal.isPresent()) {
                    return broken(entry, "preCommit answered " + illegal.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> illegal(
            SinkHappening.PreCommitted answer, Map<Integer, Long> committed) {
        for (Map.Entry<String, Long> provided : answer.provided().entrySet()) {
            int place = provided.getKey().charAt(0) - 'A';
            String what = provided.getKey() + "=" + provided.getValue();
            if (provided.getKey().length() > 1 || !answer.assigned().contains(place)) {
                return Optional.of(what + ", a partition that isn't assigned to the task");
            }
            Long current = answer.current().get(place);
            if (current != null && provided.getValue() > current) {
                return Optional.of(what + ", but it was put records up to " + current + " only");
            }
            if (provided.getValue() < committed.getOrDefault(place, 0L)) {
                return Optional.of(
                        what + ", but " + committed.get(place) + " is committed already");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> storedAgain(History history) {
        Map<Item, Integer> fetched = new HashMap<>();
        for (History.Entry entry : history.entries()) {
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

    private static Optional<Violation> emptyPutThrows(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof TaskHappening.Threw threw
                    && threw.method().equals("put of nothing")
                    && !(threw.cause() instanceof RetriableException)) {
                return broken(entry, "put of an empty list threw " + threw.cause());
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> storedAfterStop(History history) {
        for (History.Entry entry : history.entries()) {
            if (entry.what() instanceof SinkHappening.Stored stored && stored.afterStop()) {
                return broken(entry, stored.item() + " was stored after stop had returned");
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }
}
