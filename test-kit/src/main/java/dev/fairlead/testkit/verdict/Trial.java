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
        return judgements.stream().anyMatch(each -> each.verdict() instanceof Verdict.Broken);
    }
}
