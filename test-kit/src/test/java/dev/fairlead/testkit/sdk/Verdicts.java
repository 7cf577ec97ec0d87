package dev.fairlead.testkit.sdk;

import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.List;

/** Reads a trial for tests. */
final class Verdicts {
    private Verdicts() {}

    /** The laws that were broken, each with how. */
    static List<String> broken(Trial trial) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Broken)
                .map(
                        judgement ->
                                judgement.law().id()
                                        + " "
                                        + ((Verdict.Broken) judgement.verdict()).text())
                .toList();
    }

    /** The laws that a search found to be broken, each with how. */
    static List<String> broken(Findings findings) {
        return findings.counterexamples().values().stream().map(Counterexample::text).toList();
    }

    /** The ids of the laws that were kept. */
    static List<String> held(Trial trial) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Held)
                .map(judgement -> judgement.law().id())
                .toList();
    }
}
