package dev.fairlead.testkit.verdict;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that came of checking one plugin.
 *
 * @param plugin the class
 * @param kind of the plugin: "source", "sink", "transformation", "predicate", "converter", "header
 *     converter"
 * @param judgements one for each law of that kind, in the order of the catalogue
 * @param tried what was tried, by name, such as "schedules" or "crash points"
 * @param situations how often each situation came up, by name
 */
public record Trial(
        String plugin,
        String kind,
        List<Judgement> judgements,
        Map<String, Long> tried,
        Map<String, Long> situations) {
    public Trial {
        judgements = List.copyOf(judgements);
        tried = Collections.unmodifiableMap(new TreeMap<>(tried));
        situations = Collections.unmodifiableMap(new TreeMap<>(situations));
    }

    /** Whether any law is broken. */
    public boolean isBroken() {
        return count(Verdict.Broken.class) > 0;
    }

    /** The plugin's class without its package. */
    public String name() {
        return plugin.substring(plugin.lastIndexOf('.') + 1);
    }

    /** The verdicts and what was tried, in one line. */
    public String summary() {
        StringBuilder line = new StringBuilder(name() + ": ");
        line.append(count(Verdict.Held.class)).append(" laws kept");
        line.append(", ").append(count(Verdict.Broken.class)).append(" broken");
        long waived = count(Verdict.Waived.class);
        if (waived > 0) {
            line.append(", ").append(waived).append(" waived");
        }
        long unchecked = openQuestions().size();
        if (unchecked > 0) {
            line.append(", ").append(unchecked).append(" unchecked");
        }
        tried.forEach((what, times) -> line.append("; ").append(what).append(' ').append(times));
        return line.toString();
    }

    /** The laws that could have been judged and were not; without those that no run can decide. */
    public List<Judgement> openQuestions() {
        return judgements.stream()
                .filter(each -> each.verdict() instanceof Verdict.Unchecked)
                .filter(each -> each.law().undecided().isEmpty())
                .toList();
    }

    private long count(Class<? extends Verdict> kind) {
        return judgements.stream().filter(each -> kind.isInstance(each.verdict())).count();
    }
}
