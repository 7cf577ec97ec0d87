package dev.fairlead.testkit.junit;

import dev.fairlead.testkit.catalogue.LawText.Standing;
import dev.fairlead.testkit.certificate.Deliveries;
import dev.fairlead.testkit.report.Gallery;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * A trial as tests. A law that is broken fails; one that is waived, or that was not judged, is
 * skipped and says why. Laws that no run can decide are no tests; the report lists them.
 */
public final class LawTests {
    private LawTests() {}

    /**
     * One test for each law of the trial; its summary is printed and its report written at once.
     */
    public static Stream<DynamicTest> of(Trial trial) {
        System.out.print(report(trial) + Deliveries.ofTheProject().add(trial));
        return tests(trial);
    }

    /** The same for a trial that no certificate mentions, because it can't be repeated exactly. */
    public static Stream<DynamicTest> uncertified(Trial trial) {
        System.out.print(report(trial));
        return tests(trial);
    }

    private static String report(Trial trial) {
        return trial.summary() + "\n" + Gallery.fromProperties().hang(trial);
    }

    private static Stream<DynamicTest> tests(Trial trial) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.law().undecided().isEmpty())
                .map(judgement -> testOf(judgement, trial));
    }

    /** The same in two containers: what every plugin must keep, and what its author declared. */
    public static Stream<DynamicContainer> grouped(Trial trial) {
        Map<Standing, List<DynamicTest>> groups = new EnumMap<>(Standing.class);
        List<DynamicTest> tests = of(trial).toList();
        List<Judgement> shown =
                trial.judgements().stream()
                        .filter(judgement -> judgement.law().undecided().isEmpty())
                        .toList();
        for (int i = 0; i < tests.size(); i++) {
            groups.computeIfAbsent(shown.get(i).law().standing(), s -> new ArrayList<>())
                    .add(tests.get(i));
        }
        return groups.entrySet().stream()
                .map(
                        group ->
                                DynamicContainer.dynamicContainer(
                                        group.getKey().name().toLowerCase(Locale.ROOT),
                                        group.getValue()));
    }

    private static DynamicTest testOf(Judgement judgement, Trial trial) {
        return DynamicTest.dynamicTest(
                judgement.law().toString(), () -> pronounce(judgement, trial));
    }

    private static void pronounce(Judgement judgement, Trial trial) {
        Verdict verdict = judgement.verdict();
        if (verdict instanceof Verdict.Waived waived) {
            throw new TestAbortedException(judgement.law() + " is waived: " + waived.reason());
        }
        if (verdict instanceof Verdict.Unchecked unchecked) {
            throw new TestAbortedException(
                    judgement.law() + " was not checked: " + unchecked.reason());
        }
        if (verdict instanceof Verdict.Broken broken) {
            throw new AssertionError(
                    broken.text()
                            + Gallery.fromProperties()
                                    .hang(judgement.law().id(), broken, trial.name()));
        }
    }
}
