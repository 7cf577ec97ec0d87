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
    private Required() {}

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
                    && judgement.law().standing() == Standing.REQUIRED
                    && judgement.law().undecided().isEmpty()) {
                problems.add(
                        "%s was not judged by %s, which binds it: %s"
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
