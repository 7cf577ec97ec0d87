package dev.fairlead.testkit.law;

import dev.fairlead.testkit.catalogue.SinkTexts;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.history.WorldHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.RetriableException;

/** The laws of sink connectors. */
public final class SinkLawbook {
    static final Law K5 = new Law(SinkTexts.K5, SinkLawbook::storedAgain);
    static final Law K16 = new Law(SinkTexts.K16, SinkLawbook::emptyPutThrows);
    static final Law K24 = new Law(SinkTexts.K24, SinkLawbook::storedAfterStop);

    private SinkLawbook() {}

    /** All of them, in the order of the catalogue. */
    public static List<Law> laws() {
        return List.of(
                StorageLaws.K1, StorageLaws.K2, PositionLaws.K3, K5, K16, K24, ConductLaws.L1);
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

    private static Optional<Violation> broken(History.Entry entry, String statement) {
        return Optional.of(Violation.at(entry, statement));
    }
}
