package dev.fairlead.testkit.junit;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.LawText.Standing;
import dev.fairlead.testkit.certificate.Deliveries;
import dev.fairlead.testkit.report.Gallery;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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
        return of(trial, law -> true);
    }

    private static Stream<DynamicTest> of(Trial trial, Predicate<LawText> wanted) {
        System.out.print(report(trial) + Deliveries.ofTheProject().add(trial));
        return tests(trial, wanted);
    }

    /** The same for a trial that no certificate mentions, because it can't be repeated exactly. */
    public static Stream<DynamicTest> uncertified(Trial trial) {
        System.out.print(report(trial));
        return tests(trial, law -> true);
    }

    private static String report(Trial trial) {
        return trial.summary() + "\n" + Gallery.fromProperties().hang(trial);
    }

    private static Stream<DynamicTest> tests(Trial trial, Predicate<LawText> wanted) {
        return trial.judgements().stream()
                .filter(judgement -> judgement.law().undecided().isEmpty())
                .filter(judgement -> wanted.test(judgement.law()))
                .map(judgement -> testOf(judgement, trial));
    }

    /**
     * Those of the laws that have this standing. For a method of its own, which can have a tag:
     * JUnit gives tags to methods, not to tests that are made at run time.
     */
    public static Stream<DynamicTest> of(Trial trial, Standing standing) {
        return of(trial, law -> law.standing() == standing);
    }

    /** The same in two containers: what every plugin must keep, and what its author declared. */
    public static Stream<DynamicContainer> grouped(Trial trial) {
        System.out.print(report(trial) + Deliveries.ofTheProject().add(trial));
        return Stream.of(Standing.values())
                .map(standing -> branch(trial, standing))
                .flatMap(Optional::stream);
    }

    private static Optional<DynamicContainer> branch(Trial trial, Standing standing) {
        List<DynamicTest> tests = tests(trial, law -> law.standing() == standing).toList();
        String name = standing.name().toLowerCase(Locale.ROOT);
        return tests.isEmpty()
                ? Optional.empty()
                : Optional.of(DynamicContainer.dynamicContainer(name, tests));
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
