package dev.fairlead.testkit.certificate;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.LawText.Standing;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SinkLawbook;
import dev.fairlead.testkit.law.SourceLawbook;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a certificate must say of the laws that bind every plugin of a kind. */
final class Required {
    /**
     * Loss, offsets and positions ahead of the records, resuming: any connector can be tried so.
     */
    private static final Set<String> ESSENTIAL = Set.of("S1", "S2", "S3", "K1", "K2");

    private Required() {}

    /** The laws that bind every plugin of the kind and were not put to the test. */
    static List<String> open(Trial trial) {
        return trial.judgements().stream()
                .filter(each -> each.verdict() instanceof Verdict.Unchecked)
                .map(Judgement::law)
                .filter(law -> law.standing() == Standing.REQUIRED && law.undecided().isEmpty())
                .map(LawText::id)
                .toList();
    }

    /** What is missing or wrong, as sentences. */
    static List<String> problems(Trial trial) {
        List<String> problems = new ArrayList<>();
        for (Judgement judgement : trial.judgements()) {
            Verdict verdict = judgement.verdict();
            if (verdict instanceof Verdict.Broken broken) {
                problems.add(
                        "%s breaks %s: %s"
                                .formatted(trial.name(), judgement.law(), broken.statement()));
            } else if (verdict instanceof Verdict.Unchecked unchecked
                    && ESSENTIAL.contains(judgement.law().id())) {
                problems.add(
                        "%s was not judged by %s, without which the others mean little: %s"
                                .formatted(trial.name(), judgement.law(), unchecked.reason()));
            }
        }
        Set<String> there =
                trial.judgements().stream()
                        .map(each -> each.law().id())
                        .collect(Collectors.toSet());
        for (LawText law : of(trial.kind())) {
            if (!there.contains(law.id())) {
                problems.add(
                        "%s was not judged by %s, which the certificate doesn't mention; judge it by all laws"
                                .formatted(trial.name(), law));
            }
        }
        return problems;
    }

    private static List<LawText> of(String kind) {
        List<Law> laws =
                switch (kind) {
                    case "source" -> SourceLawbook.laws();
                    case "sink" -> SinkLawbook.laws();
                    default -> List.of();
                };
        return laws.stream()
                .map(Law::text)
                .filter(law -> law.standing() == Standing.REQUIRED)
                .toList();
    }
}
