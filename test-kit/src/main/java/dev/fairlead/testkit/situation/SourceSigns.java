package dev.fairlead.testkit.situation;

import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.OperatorHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.TaskHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tells from the life of a source in which situations it was. Single use. */
final class SourceSigns {
    private final Consumer<KnownSituation> seen;
    private final TreeSet<Integer> inFlight = new TreeSet<>();
    private final Map<String, Boolean> endsBatch = new HashMap<>();
    private final Map<String, Boolean> storedWithinBatch = new HashMap<>();
    private int incarnation;
    private boolean polled;
    private boolean polling;
    private boolean uncommitted;
    private boolean justCommitted;
    private boolean half;

    SourceSigns(Consumer<KnownSituation> seen) {
        this.seen = seen;
    }

    void follow(History.Entry entry) {
        Happening what = entry.what();
        if (entry.incarnation() != incarnation) {
            incarnation = entry.incarnation();
            restarted();
        }
        if (what instanceof WorkerHappening.Crashed) {
            crashed();
        } else if (what instanceof WorkerHappening.Asked asked) {
            asked(asked.verb());
        } else if (what instanceof SourceHappening happening) {
            follow(happening);
        } else if (what instanceof OperatorHappening.TasksChanged) {
            seen.accept(KnownSituation.TASKS_CHANGED);
        } else if (what instanceof TaskHappening.Failed) {
            seen.accept(KnownSituation.TASK_FAILED);
        }
    }

    private void restarted() {
        if (polled) {
            seen.accept(
                    storedWithinBatch.isEmpty()
                            ? KnownSituation.RESTART_FROM_NOTHING
                            : KnownSituation.RESTART_FROM_OFFSET);
        }
        if (storedWithinBatch.containsValue(true)) {
            seen.accept(KnownSituation.RESTART_WITHIN_A_BATCH);
        }
        inFlight.clear();
        polling = false;
        uncommitted = false;
        justCommitted = false;
    }

    private void crashed() {
        when(!polled, KnownSituation.CRASH_UNUSED);
        when(polling, KnownSituation.CRASH_IN_POLL);
        when(!inFlight.isEmpty(), KnownSituation.CRASH_IN_FLIGHT);
        when(uncommitted, KnownSituation.CRASH_BEFORE_COMMIT);
        when(justCommitted, KnownSituation.CRASH_AFTER_COMMIT);
    }

    private void when(boolean so, KnownSituation situation) {
        if (so) {
            seen.accept(situation);
        }
    }

    private void asked(String verb) {
        polling = verb.equals("poll");
        when(verb.startsWith("stop") && !inFlight.isEmpty(), KnownSituation.STOP_IN_FLIGHT);
        when(verb.equals("pause"), KnownSituation.PAUSED);
        when(verb.equals("pause") && !inFlight.isEmpty(), KnownSituation.PAUSED_IN_FLIGHT);
        when(verb.equals("poll") && half, KnownSituation.HALF_AN_ITEM);
    }

    private void follow(SourceHappening what) {
        if (what instanceof SourceHappening.Polled poll) {
            polled(poll.emissions());
        } else if (what instanceof SourceHappening.Acknowledged acknowledged) {
            when(
                    !inFlight.isEmpty() && inFlight.first() < acknowledged.emission().number(),
                    KnownSituation.ACKNOWLEDGED_OUT_OF_ORDER);
            done(acknowledged.emission());
        } else if (what instanceof SourceHappening.Dropped dropped) {
            seen.accept(KnownSituation.LEFT_OUT);
            done(dropped.emission());
        } else if (what instanceof SourceHappening.Refused refused) {
            seen.accept(
                    refused.forNow() ? KnownSituation.SEND_REFUSED : KnownSituation.SEND_FAILED);
        } else if (what instanceof SourceHappening.OffsetStored stored) {
            stored(stored);
        } else if (what instanceof SourceHappening.OffsetsRefused) {
            seen.accept(KnownSituation.OFFSETS_REFUSED);
        } else if (what instanceof SourceHappening.Begun) {
            half = true;
        } else if (what instanceof SourceHappening.Appended) {
            half = false;
        }
    }

    private void polled(List<Emission> emissions) {
        polling = false;
        polled = true;
        when(emissions.isEmpty(), KnownSituation.IDLE);
        for (int i = 0; i < emissions.size(); i++) {
            Emission emission = emissions.get(i);
            inFlight.add(emission.number());
            endsBatch.put(emission.partition() + emission.offset(), i == emissions.size() - 1);
        }
        justCommitted &= emissions.isEmpty();
    }

    private void done(Emission emission) {
        inFlight.remove(emission.number());
        uncommitted = true;
        justCommitted = false;
    }

    private void stored(SourceHappening.OffsetStored stored) {
        uncommitted = false;
        justCommitted = true;
        storedWithinBatch.put(
                stored.partition(),
                !endsBatch.getOrDefault(stored.partition() + stored.offset(), true));
    }
}
