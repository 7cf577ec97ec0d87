package dev.fairlead.samples.faults;

import java.util.List;

/**
 * How a run ended.
 *
 * @param lostBefore lines that are not in the topic
 * @param lost lines that are not at the end
 * @param againBefore lines that are in the topic once more
 * @param again lines that are at the end once more
 * @param recoveryMs from the end of the last fault until all lines were there; -1 if they never
 *     were
 * @param starts how often the worker was started
 * @param failures how often a connector or a task failed, and was restarted by its policy
 * @param complaints what is wrong beside losses; empty if nothing is
 */
record Result(
        Plan plan,
        int records,
        int lostBefore,
        int lost,
        int againBefore,
        int again,
        long recoveryMs,
        int starts,
        int failures,
        List<String> complaints) {
    private static final String FORM = "%6s %8s %6s %6s %7s %7s %9s %7s %8s  %s";

    boolean isSound() {
        return lost == 0 && complaints.isEmpty();
    }

    static String heading() {
        return FORM.formatted(
                "seed",
                "records",
                "lost",
                "in log",
                "again",
                "in log",
                "recovered",
                "workers",
                "failures",
                "connectors, burst/commit interval (ms), faults (ms)");
    }

    /** A line of the table. */
    String row() {
        return FORM.formatted(
                        plan.seed(),
                        records,
                        lost,
                        lostBefore,
                        again,
                        againBefore,
                        recoveryMs < 0 ? "never" : recoveryMs + " ms",
                        starts,
                        failures,
                        plan.source().plugin()
                                + " "
                                + plan.sink().plugin()
                                + " "
                                + plan.habits()
                                + "; "
                                + plan.words())
                + (complaints.isEmpty() ? "" : "\n       " + String.join("\n       ", complaints));
    }
}
