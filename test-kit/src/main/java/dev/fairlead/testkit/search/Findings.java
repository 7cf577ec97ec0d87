package dev.fairlead.testkit.search;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.situation.KnownSituation;
import java.util.Map;
import java.util.Optional;

/**
 * What a search came to.
 *
 * @param counterexamples one for each law that was broken, shrunk
 * @param reached how many schedules put each law to the test; nothing for a law that none did
 * @param situations how often each came up; those that never did are missing
 * @param schedules how many schedules were tried, without those that shrinking tried
 * @param crashPoints at how many points of base schedules the worker crashed
 * @param crashPairs at how many pairs of points
 * @param cutShort whether the time was over before all bases, their crash points and all probes
 *     were tried
 * @param leftOut how many pairs of points and random schedules there was no time for
 */
public record Findings(
        Map<Law, Counterexample> counterexamples,
        Map<Law, Integer> reached,
        Map<KnownSituation, Long> situations,
        int schedules,
        int crashPoints,
        int crashPairs,
        boolean cutShort,
        int leftOut) {
    public Findings {
        counterexamples = Map.copyOf(counterexamples);
        reached = Map.copyOf(reached);
        situations = Map.copyOf(situations);
    }

    /** How many schedules put the law to the test; 0 when it is unchecked. */
    public int reached(Law law) {
        return reached.getOrDefault(law, 0);
    }

    /** The counterexample to a law; empty when none was found. */
    public Optional<Counterexample> against(Law law) {
        return Optional.ofNullable(counterexamples.get(law));
    }
}
