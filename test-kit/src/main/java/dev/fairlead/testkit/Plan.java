package dev.fairlead.testkit;

import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.report.Gallery;
import dev.fairlead.testkit.report.Subject;
import dev.fairlead.testkit.search.Effort;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** What is checked, with how much effort; the same for sources and sinks. */
record Plan(Effort effort, Duration budget, Patience patience, Map<Law, String> waivers) {
    static Plan fromProperties() {
        Effort effort =
                Effort.defaults()
                        .withSeed(Long.getLong("fairlead.seed", 1))
                        .withRandomSchedules(Integer.getInteger("fairlead.schedules", 1000));
        Duration budget = Duration.ofSeconds(Long.getLong("fairlead.budget", 60));
        return new Plan(effort, budget, Patience.defaults(), Map.of());
    }

    Plan withEffort(Effort other) {
        return new Plan(other, budget, patience, waivers);
    }

    Plan withBudget(Duration other) {
        return new Plan(effort, other, patience, waivers);
    }

    Plan withPatience(Patience other) {
        return new Plan(effort, budget, other, waivers);
    }

    Plan waiving(Law law, String reason) {
        Map<Law, String> more = new LinkedHashMap<>(waivers);
        more.put(law, reason);
        return new Plan(effort, budget, patience, Map.copyOf(more));
    }

    List<Law> checked(List<Law> laws) {
        return laws.stream().filter(law -> !waivers.containsKey(law)).toList();
    }

    /** True from the end of the budget on, or once a poll hung. */
    BooleanSupplier deadline(Nudger nudger) {
        long end = System.nanoTime() + budget.toNanos();
        return () -> System.nanoTime() - end > 0 || nudger.hasInterrupted();
    }

    /** One test for each law; what was tried is printed once. */
    Stream<DynamicTest> tests(Subject subject, List<Law> laws, Findings findings) {
        System.out.println(
                "%s: %d laws, %d schedules, %d crash points, seed %d%s"
                        .formatted(
                                subject.connector(),
                                checked(laws).size(),
                                findings.schedules(),
                                findings.crashPoints(),
                                effort.seed(),
                                findings.cutShort() ? cut() : ""));
        return laws.stream()
                .map(
                        law ->
                                DynamicTest.dynamicTest(
                                        law.toString(), () -> judge(law, subject, findings)));
    }

    /** Whoever reads how much was tried must know that it was to be more. */
    private String cut() {
        return "; cut short after "
                + budget.toSeconds()
                + " s, so not all crash points and schedules were tried: raise fairlead.budget";
    }

    private void judge(Law law, Subject subject, Findings findings) {
        String reason = waivers.get(law);
        if (reason != null) {
            throw new TestAbortedException(law + " is waived: " + reason);
        }
        findings.against(law)
                .ifPresent(
                        counterexample -> {
                            throw failure(subject, List.of(counterexample));
                        });
    }

    /** The failure of a test, with a picture for each law that is broken. */
    static AssertionError failure(Subject subject, List<Counterexample> broken) {
        Gallery gallery = Gallery.fromProperties();
        return new AssertionError(
                broken.stream()
                        .map(counterexample -> gallery.hang(counterexample, subject))
                        .collect(Collectors.joining("\n")));
    }
}
