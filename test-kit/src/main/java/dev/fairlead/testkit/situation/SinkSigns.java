package dev.fairlead.testkit.situation;

import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.connect.errors.RetriableException;

/** Tells from the life of a sink in which situations it was. Single use. */
final class SinkSigns {
    private final Consumer<KnownSituation> seen;
    private final Set<Item> unstored = new HashSet<>();
    private final Set<Item> everPut = new HashSet<>();
    private final Set<Item> everStored = new HashSet<>();
    private final Set<List<Item>> batches = new HashSet<>();
    private List<Item> lastBatch = List.of();
    private boolean retrying;
    private boolean uncommitted;
    private boolean justCommitted;
    private int incarnation;

    SinkSigns(Consumer<KnownSituation> seen) {
        this.seen = seen;
    }

    void follow(History.Entry entry) {
        Happening what = entry.what();
        if (entry.incarnation() != incarnation) {
            incarnation = entry.incarnation();
            unstored.clear();
            retrying = false;
            uncommitted = false;
            justCommitted = false;
        }
        if (what instanceof WorkerHappening.Crashed) {
            crashed();
        } else if (what instanceof WorkerHappening.Asked asked) {
            asked(asked.verb());
        } else if (what instanceof SinkHappening happening) {
            follow(happening);
        } else if (what instanceof TaskHappening.Threw threw && threw.method().equals("put")) {
            retrying = threw.cause() instanceof RetriableException;
        }
    }

    private void crashed() {
        when(!unstored.isEmpty(), KnownSituation.CRASH_UNSTORED);
        when(uncommitted, KnownSituation.CRASH_UNCOMMITTED);
        when(justCommitted, KnownSituation.CRASH_COMMITTED);
    }

    private void asked(String verb) {
        boolean revoke = verb.equals("rebalance") || verb.startsWith("give up");
        boolean lose = verb.equals("lose partitions");
        when(revoke && !unstored.isEmpty(), KnownSituation.REVOKED_UNSTORED);
        when(revoke && uncommitted, KnownSituation.REVOKED_UNCOMMITTED);
        when(revoke && retrying, KnownSituation.REVOKED_IN_RETRY);
        when(lose && !unstored.isEmpty(), KnownSituation.LOST_UNSTORED);
        when(lose && uncommitted, KnownSituation.LOST_UNCOMMITTED);
        when(lose && retrying, KnownSituation.LOST_IN_RETRY);
        when(verb.startsWith("commit") && retrying, KnownSituation.COMMIT_IN_RETRY);
        when(verb.startsWith("stop") && uncommitted, KnownSituation.STOP_UNCOMMITTED);
    }

    private void when(boolean so, KnownSituation situation) {
        if (so) {
            seen.accept(situation);
        }
    }

    private void follow(SinkHappening what) {
        if (what instanceof SinkHappening.Put put) {
            put(put.items());
        } else if (what instanceof SinkHappening.Stored stored) {
            unstored.remove(stored.item());
            everStored.add(stored.item());
        } else if (what instanceof SinkHappening.PositionCommitted) {
            uncommitted = false;
            justCommitted = true;
        } else if (what instanceof SinkHappening.CommitRefused) {
            seen.accept(KnownSituation.POSITIONS_REFUSED);
        } else if (what instanceof SinkHappening.LeftOut) {
            seen.accept(KnownSituation.OFFSET_GAP);
        } else if (what instanceof SinkHappening.WentAway) {
            seen.accept(KnownSituation.AWAY);
        }
    }

    private void put(List<Item> items) {
        if (items.isEmpty()) {
            seen.accept(KnownSituation.EMPTY_PUT);
            return;
        }
        boolean again = retrying && items.equals(lastBatch);
        when(again, KnownSituation.PUT_AGAIN);
        when(
                again && items.stream().anyMatch(everStored::contains),
                KnownSituation.PUT_AGAIN_PARTLY);
        boolean redelivered = !again && items.stream().anyMatch(everPut::contains);
        when(redelivered, KnownSituation.DELIVERED_AGAIN);
        when(redelivered && !batches.contains(items), KnownSituation.DELIVERED_OTHERWISE);
        batches.add(items);
        retrying = false;
        uncommitted = true;
        justCommitted = false;
        lastBatch = items;
        everPut.addAll(items);
        items.stream().filter(item -> !everStored.contains(item)).forEach(unstored::add);
    }
}
