package dev.fairlead.testkit.search;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import java.util.Map;
import java.util.Optional;

/**
 * What a search came to.
 *
 * @param counterexamples one for each law that was broken, shrunk
 * @param schedules how many schedules were tried, without those that shrinking tried
 * @param crashPoints at how many points of base schedules the worker crashed
 * @param cutShort whether the time was over before all was tried
 */
public record Findings(
        Map<Law, Counterexample> counterexamples,
        int schedules,
        int crashPoints,
        boolean cutShort) {
    public Findings {
        counterexamples = Map.copyOf(counterexamples);
    }

    /** The counterexample to a law; empty when none was found. */
    public Optional<Counterexample> against(Law law) {
        return Optional.ofNullable(counterexamples.get(law));
    }
}
