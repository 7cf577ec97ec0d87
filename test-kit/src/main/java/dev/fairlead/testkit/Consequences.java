package dev.fairlead.testkit;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which broken law only shows what another one says better. A law that says what went wrong comes
 * before those that say what came of it, if the life that broke the latter broke it, too.
 */
final class Consequences {
    /** By the law that says what came of it, those that may say why; the best first. */
    private static final Map<String, List<String>> CAUSES =
            Map.ofEntries(
                    Map.entry("K1", List.of("K15")),
                    Map.entry("K2", List.of("K15", "K1")),
                    Map.entry("K9", List.of("K15")),
                    Map.entry("K11", List.of("K15", "K1")),
                    Map.entry("K25", List.of("K15", "K1")),
                    Map.entry("S1", List.of("S3")),
                    Map.entry("S4", List.of("S3", "S8")),
                    Map.entry("S7", List.of("S3", "S8")),
                    Map.entry("S14", List.of("S3", "S2", "S7")),
                    Map.entry("S22", List.of("S8")),
                    Map.entry("S28", List.of("S2", "S3")),
                    Map.entry("C11", List.of("S3", "S2", "S7")),
                    Map.entry("L4", List.of("S8", "S2")),
                    Map.entry("L11", List.of("S8", "S3", "S2", "K15", "K1")));

    private final Findings findings;

    Consequences(Findings findings) {
        this.findings = findings;
    }

    /** The verdict, with what the law's break follows from, if that is known. */
    Verdict noted(Counterexample broken, Verdict.Broken verdict) {
        return cause(broken)
                .<Verdict>map(
                        cause ->
                                new Verdict.Broken(
                                        verdict.statement() + " (follows from " + cause.id() + ")",
                                        verdict.replay(),
                                        verdict.text().stripTrailing()
                                                + "\nfollows from "
                                                + cause
                                                + ": this life breaks it, too, so look there"
                                                + " first\n",
                                        verdict.picture(),
                                        verdict.test()))
                .orElse(verdict);
    }

    private Optional<Law> cause(Counterexample broken) {
        return CAUSES.getOrDefault(broken.law().id(), List.of()).stream()
                .flatMap(
                        id ->
                                findings.counterexamples().keySet().stream()
                                        .filter(law -> law.id().equals(id)))
                .filter(law -> law.violationIn(broken.history()).isPresent())
                .findFirst();
    }
}
