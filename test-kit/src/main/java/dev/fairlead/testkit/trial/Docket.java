package dev.fairlead.testkit.trial;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The laws of one trial and what became of them so far. Confined to the trial's thread. */
public final class Docket {
    private final List<LawText> laws;
    private final Map<String, String> waivers;
    private final Map<LawText, Long> kept = new LinkedHashMap<>();
    private final Map<LawText, Verdict.Broken> broken = new LinkedHashMap<>();
    private final Map<LawText, String> reasons = new LinkedHashMap<>();
    private final Map<String, Long> tried = new TreeMap<>();
    private final Map<String, Long> situations = new TreeMap<>();

    /** A docket of these laws; waivers are reasons by the law's id. */
    public Docket(List<LawText> laws, Map<String, String> waivers) {
        this.laws = List.copyOf(laws);
        this.waivers = Map.copyOf(waivers);
    }

    /** Whether judging the law still makes a difference. */
    public boolean isOpen(LawText law) {
        return laws.contains(law)
                && !waivers.containsKey(law.id())
                && law.undecided().isEmpty()
                && !broken.containsKey(law);
    }

    public void kept(LawText law) {
        kept.merge(law, 1L, Long::sum);
    }

    public void broken(LawText law, Verdict.Broken verdict) {
        broken.putIfAbsent(law, verdict);
    }

    /** Why the law wasn't judged; counts only if it is never judged. */
    public void unjudged(LawText law, String reason) {
        reasons.putIfAbsent(law, reason);
    }

    public void tried(String what, long count) {
        tried.merge(what, count, Long::sum);
    }

    public void situation(String name) {
        situations.merge(name, 1L, Long::sum);
    }

    /** The result, with a verdict for each law. */
    public Trial trial(String plugin, String kind) {
        List<Judgement> judgements =
                laws.stream().map(law -> new Judgement(law, verdict(law))).toList();
        return new Trial(plugin, kind, judgements, tried, situations);
    }

    private Verdict verdict(LawText law) {
        String waived = waivers.get(law.id());
        if (waived != null) {
            return new Verdict.Waived(waived);
        }
        if (law.undecided().isPresent()) {
            return new Verdict.Unchecked(law.undecided().get());
        }
        Verdict.Broken verdict = broken.get(law);
        if (verdict != null) {
            return verdict;
        }
        long cases = kept.getOrDefault(law, 0L);
        return cases > 0
                ? new Verdict.Held(cases)
                : new Verdict.Unchecked(reasons.getOrDefault(law, "no case put it to the test"));
    }
}
