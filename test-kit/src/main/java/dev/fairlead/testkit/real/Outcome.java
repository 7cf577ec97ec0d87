package dev.fairlead.testkit.real;

import dev.fairlead.testkit.history.History;
import java.util.Map;

/**
 * What came of a run on a real worker.
 *
 * @param history as far as it can be seen from outside
 * @param kills how often the worker was killed
 * @param counts what was tried, and what came, by name
 * @param situations in which the worker was killed, by name
 * @param complaints the last errors that the worker reported; empty when there were none
 */
record Outcome(
        History history,
        int kills,
        Map<String, Long> counts,
        Map<KillSituation, Long> situations,
        String complaints) {
    Outcome {
        counts = Map.copyOf(counts);
        situations = Map.copyOf(situations);
    }
}
