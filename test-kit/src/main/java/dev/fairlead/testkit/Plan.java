package dev.fairlead.testkit;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.LawText.Standing;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.report.Gallery;
import dev.fairlead.testkit.report.Recipe;
import dev.fairlead.testkit.report.Subject;
import dev.fairlead.testkit.search.Effort;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.situation.KnownSituation;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import dev.fairlead.testkit.watch.Nudger;
import dev.fairlead.testkit.watch.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is checked, with how much effort; the same for sources and sinks. */
record Plan(Effort effort, Duration budget, Patience patience, Map<Law, String> waivers) {
    private static final String UNDECLARED =
            "it binds plugins whose author says that they keep it: .declare(id), in a world where"
                    + " its situation can come up";

    static Plan fromProperties() {
        Effort effort =
                Effort.defaults()
                        .withSeed(Long.getLong("fairlead.seed", 1))
                        .withRandomSchedules(Integer.getInteger("fairlead.schedules", 1000))
                        .withPairDistance(Integer.getInteger("fairlead.pairs", 2));
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

    Plan only(Set<Law> kept, Stream<Law> known) {
        Plan fewer = this;
        for (Law law : known.filter(each -> !kept.contains(each)).toList()) {
            fewer = fewer.waiving(law, "only others are checked");
        }
        return fewer;
    }

    /** Fewer schedules, since there are many mutants; and nothing is shrunk. */
    Plan forMutants() {
        int schedules = Math.min(effort.randomSchedules(), 150);
        return withEffort(new Effort(effort.seed(), schedules, 0, 0));
    }

    /** True once all mutants together had their time. */
    static BooleanSupplier mutationDeadline() {
        long budget = Duration.ofSeconds(Long.getLong("fairlead.mutation.budget", 120)).toNanos();
        long end = System.nanoTime() + budget;
        return () -> System.nanoTime() - end > 0;
    }

    /** The same with what the plan adds to a check. */
    Recipe recipe(Recipe recipe) {
        Recipe more = recipe.with(patience);
        for (Map.Entry<Law, String> waiver : waivers.entrySet()) {
            more = more.waiving(waiver.getKey().id(), waiver.getValue());
        }
        return more;
    }

    List<Law> checked(List<Law> laws) {
        return laws.stream().filter(law -> !waivers.containsKey(law)).toList();
    }

    boolean isChecked(LawText law) {
        return waivers.keySet().stream().noneMatch(waived -> waived.text().equals(law));
    }

    /** True from the end of the budget on, or once a poll hung. */
    BooleanSupplier deadline(Nudger nudger) {
        long end = System.nanoTime() + budget.toNanos();
        return () -> System.nanoTime() - end > 0 || nudger.hasInterrupted();
    }

    /**
     * What came of a search.
     *
     * @param kind "source" or "sink"
     * @param direct what was judged without a search, such as the connector's own methods
     */
    Trial trial(
            Subject subject,
            String kind,
            List<Law> laws,
            Findings findings,
            List<Judgement> direct) {
        List<Judgement> judgements = new ArrayList<>();
        laws.forEach(
                law ->
                        judgements.add(
                                new Judgement(law.text(), verdict(law, kind, subject, findings))));
        direct.forEach(judgement -> judgements.add(waivedOr(judgement)));
        Map<String, Long> tried = new TreeMap<>();
        tried.put("schedules", (long) findings.schedules());
        tried.put("crash points", (long) findings.crashPoints());
        tried.put("crash pairs", (long) findings.crashPairs());
        tried.put("seed", effort.seed());
        if (findings.leftOut() > 0) {
            tried.put("random schedules and pairs cut by the budget", (long) findings.leftOut());
        }
        Map<String, Long> situations = new TreeMap<>();
        KnownSituation.of(kind)
                .forEach(
                        each ->
                                situations.put(
                                        each.text(), findings.situations().getOrDefault(each, 0L)));
        return new Trial(subject.plugin(), kind, judgements, tried, situations);
    }

    private Judgement waivedOr(Judgement judgement) {
        return waivers.entrySet().stream()
                .filter(waiver -> waiver.getKey().text().equals(judgement.law()))
                .findFirst()
                .map(
                        waiver ->
                                new Judgement(
                                        judgement.law(), new Verdict.Waived(waiver.getValue())))
                .orElse(judgement);
    }

    /** Laws that a search judges, and those that are judged without one; for waiving. */
    static Stream<Law> known(List<Law> searched) {
        return Stream.concat(
                searched.stream(),
                Examinations.laws().stream()
                        .map(text -> new Law(text, history -> Optional.empty())));
    }

    private Verdict verdict(Law law, String kind, Subject subject, Findings findings) {
        String reason = waivers.get(law);
        if (reason != null) {
            return new Verdict.Waived(reason);
        }
        Optional<Counterexample> broken = findings.against(law);
        if (broken.isPresent()) {
            return new Consequences(findings).noted(broken.get(), broken.get().verdict(subject));
        }
        if (findings.cutShort()) {
            return new Verdict.Unchecked(cut(findings));
        }
        Optional<KnownSituation> missing =
                KnownSituation.of(kind).stream()
                        .filter(each -> each.isNeededBy(law.id()))
                        .filter(each -> !findings.situations().containsKey(each))
                        .findFirst();
        if (missing.isPresent()) {
            return new Verdict.Unchecked(missed(missing.get().text(), findings));
        }
        if (law.text().standing() == Standing.DECLARED && findings.reached(law) == 0) {
            return new Verdict.Unchecked(UNDECLARED);
        }
        int reached = findings.reached(law);
        return reached > 0
                ? new Verdict.Held(reached)
                : new Verdict.Unchecked(missed("what it is about", findings));
    }

    /** Whoever reads how much was tried must know that it was to be more. */
    private String cut(Findings findings) {
        return findings.schedules()
                + " schedules didn't break it, but not all were tried: the search ended early,"
                + " after its budget of "
                + budget.toSeconds()
                + " s or at a poll that hung; raise fairlead.budget";
    }

    private static String missed(String what, Findings findings) {
        return "none of "
                + findings.schedules()
                + " schedules came to the situation that it needs ("
                + what
                + "); raise fairlead.schedules, or give the connector a world and settings in"
                + " which it can happen";
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
