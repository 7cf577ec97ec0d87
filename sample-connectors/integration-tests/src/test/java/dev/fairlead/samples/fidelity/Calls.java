package dev.fairlead.samples.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a worker called of one connector's tasks, incarnation by incarnation. An incarnation is over
 * when the next begins; what is called of its task afterwards is nobody's business.
 */
public final class Calls {
    private static final Map<String, Calls> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong OPENED = new AtomicLong();

    private final String name = "calls-" + OPENED.incrementAndGet();
    private final List<Incarnation> incarnations = new ArrayList<>();
    private boolean finished;

    /** The calls of one task. */
    final class Incarnation {
        private final List<String> calls = new ArrayList<>();

        void note(String call) {
            if (!finished && incarnations.get(incarnations.size() - 1) == this) {
                calls.add(call);
            }
        }
    }

    Calls() {
        OPEN.put(name, this);
    }

    /** The one of this name; settings are all that a connector is given. */
    static Calls find(String name) {
        return OPEN.get(name);
    }

    String name() {
        return name;
    }

    /** A task was made. */
    Incarnation incarnate() {
        Incarnation made = new Incarnation();
        if (!finished) {
            incarnations.add(made);
        }
        return made;
    }

    /** The schedule is over; nothing counts any more. */
    void finish() {
        finished = true;
    }

    /** All calls but those of the last incarnation, one a line. */
    List<String> history() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < incarnations.size() - 1; i++) {
            for (String call : incarnations.get(i).calls) {
                lines.add((i + 1) + " " + call);
            }
        }
        return lines;
    }

    void close() {
        OPEN.remove(name);
    }
}
