package dev.fairlead.testkit.real;

import dev.fairlead.testkit.law.Delivery;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SinkLawbook;
import dev.fairlead.testkit.law.SourceLawbook;
import dev.fairlead.testkit.law.Violation;
import dev.fairlead.testkit.report.Table;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges by the simulation's laws what came of a run on a real worker. */
final class RealVerdicts {
    /** Those that can be judged by what a worker leaves behind. */
    private static final Set<String> FROM_OUTSIDE =
            Set.of("S1", "S2", "S3", "S7", "S8", "S9", "K1", "K2", "K5", "K7", "K8", "K9");

    /** Those that ask whether a record is missing. */
    private static final Set<String> OF_ALL_RECORDS = Set.of("S1", "S2", "S3");

    private final Setup setup;
    private final String kind;
    private final Outcome outcome;

    private RealVerdicts(Setup setup, String kind, Outcome outcome) {
        this.setup = setup;
        this.kind = kind;
        this.outcome = outcome;
    }

    static Trial ofSource(Setup setup, Outcome outcome) {
        return new RealVerdicts(setup, "source", outcome).trial(SourceLawbook.laws());
    }

    static Trial ofSink(Setup setup, Delivery delivery, Outcome outcome) {
        List<Law> laws =
                SinkLawbook.laws(delivery).stream()
                        .filter(law -> delivery != Delivery.AT_LEAST_ONCE || !law.id().equals("K7"))
                        .toList();
        return new RealVerdicts(setup, "sink", outcome).trial(laws);
    }

    private Trial trial(List<Law> laws) {
        List<Judgement> judgements =
                laws.stream()
                        .filter(law -> FROM_OUTSIDE.contains(law.id()))
                        .map(law -> new Judgement(law.text(), verdict(law)))
                        .toList();
        Map<String, Long> situations = new TreeMap<>();
        situationsOfKind().forEach(each -> situations.put(each.text(), timesOf(each)));
        return new Trial(
                setup.connector(),
                kind + " on " + setup.kind().name(),
                judgements,
                outcome.counts(),
                situations);
    }

    private List<KillSituation> situationsOfKind() {
        return Arrays.stream(KillSituation.values())
                .filter(each -> each.kind().equals(kind))
                .toList();
    }

    private long timesOf(KillSituation situation) {
        return outcome.situations().getOrDefault(situation, 0L);
    }

    private Verdict verdict(Law law) {
        if (OF_ALL_RECORDS.contains(law.id()) && setup.mayLeaveOut()) {
            return new Verdict.Unchecked(
                    "with transformations or errors.tolerance=all records may rightly be missing,"
                            + " and nobody can tell which; leave these settings out");
        }
        Optional<Violation> violation = law.violationIn(outcome.history());
        if (violation.isPresent()) {
            return broken(law, violation.get());
        }
        return missing(law)
                .<Verdict>map(Verdict.Unchecked::new)
                .orElseGet(() -> new Verdict.Held(outcome.kills()));
    }

    /** The situations that the law needs, when none of them came up. */
    private Optional<String> missing(Law law) {
        List<KillSituation> needed =
                situationsOfKind().stream().filter(each -> each.isNeededBy(law.id())).toList();
        return needed.isEmpty() || needed.stream().anyMatch(each -> timesOf(each) > 0)
                ? Optional.empty()
                : Optional.of(
                        needed.stream()
                                .map(KillSituation::text)
                                .collect(
                                        Collectors.joining(
                                                " or ",
                                                "the worker was never ",
                                                ", which the law needs; raise kills or items")));
    }

    private Verdict broken(Law law, Violation violation) {
        String statement =
                violation
                        .statement()
                        .replace(
                                "although poll returned no record with it",
                                "although no record with it is in the topic");
        String text =
                law
                        + ": "
                        + statement
                        + "\n"
                        + kind
                        + " on "
                        + setup.kind().name()
                        + ", killed "
                        + outcome.kills()
                        + " times; seed "
                        + setup.options().seed()
                        + " kills after as many records again, but not at the same instant\n"
                        + Table.of(outcome.history(), violation.at())
                        + (outcome.complaints().isEmpty()
                                ? ""
                                : "the worker's last errors:\n" + outcome.complaints() + "\n");
        return new Verdict.Broken(statement, "", text, "");
    }
}
