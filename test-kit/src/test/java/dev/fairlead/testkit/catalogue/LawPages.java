package dev.fairlead.testkit.catalogue;

import dev.fairlead.testkit.mutant.Mutant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pages of {@code docs/laws}: one for each law, an index and the table of mutants.
 *
 * @param failures a worked failing example for some laws, by id
 */
record LawPages(List<Mutant> mutants, Map<String, String> failures) {
    private static final Pattern INCIDENT = Pattern.compile("([\\w.-]+/[\\w.-]+)#(\\d+)");
    private static final String NOTE =
            "<!-- written by LawPagesTest, from the catalogue and the mutants; don't edit -->\n\n";

    /** File name to text. */
    Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", index());
        pages.put("mutants.md", table());
        LawCatalogue.families()
                .forEach(f -> f.laws().forEach(law -> pages.put(law.id() + ".md", page(law, f))));
        return pages;
    }

    private List<Mutant> of(LawText law) {
        return mutants.stream().filter(mutant -> mutant.law().equals(law.id())).toList();
    }

    private String index() {
        StringBuilder text = new StringBuilder("# The laws\n\n" + NOTE);
        text.append("What a Kafka Connect plugin must keep so that no record is lost and none")
                .append(" appears that should not. An id stays the same for\never. A law is")
                .append(" checked when the tests of the kit have [mutants](mutants.md) that")
                .append(" break it, and correct plugins that don't.\n");
        for (LawCatalogue.Family family : LawCatalogue.families()) {
            text.append("\n## ").append(family.title()).append("\n\n");
            text.append("| id | law | binds | checked |\n|---|---|---|---|\n");
            for (LawText law : family.laws()) {
                text.append(
                        "| [%s](%s.md) | %s | %s | %s |\n"
                                .formatted(
                                        law.id(),
                                        law.id(),
                                        cell(law.sentence()),
                                        binds(law),
                                        checked(law)));
            }
        }
        return text.toString();
    }

    private static String binds(LawText law) {
        return law.standing() == LawText.Standing.REQUIRED ? "all" : "where declared";
    }

    private String checked(LawText law) {
        int count = of(law).size();
        if (law.undecided().isPresent()) {
            return "can't be decided";
        }
        return count == 0 ? "not yet" : count + (count == 1 ? " mutant" : " mutants");
    }

    private String page(LawText law, LawCatalogue.Family family) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(law.id()).append(": ").append(law.sentence()).append("\n\n");
        text.append(NOTE);
        text.append("[").append(family.title()).append("](README.md) · binds ");
        text.append(binds(law)).append("\n\n").append(law.why()).append('\n');
        law.incident()
                .ifPresent(place -> text.append("\nSeen in ").append(link(place)).append(".\n"));
        law.undecided()
                .ifPresent(
                        reason ->
                                text.append("\n## Not decided\n\n")
                                        .append("No run of the kit decides this law: ")
                                        .append(reason)
                                        .append(reason.endsWith(".") ? "\n" : ".\n"));
        section(text, "Usual mistakes behind it", Mistakes.behind(law.id()), mistake -> mistake);
        section(
                text,
                "Mutants that it catches",
                of(law),
                mutant -> "`" + mutant.name() + "`: " + mutant.fault());
        String failure = failures.get(law.id());
        if (failure != null) {
            String first = of(law).get(0).name();
            text.append("\n## A failure\n\nWhat the kit says of `").append(first);
            text.append("`:\n\n```text\n").append(failure.strip()).append("\n```\n");
        }
        return text.toString();
    }

    private static <T> void section(
            StringBuilder text, String title, List<T> items, Function<T, String> line) {
        if (!items.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n");
            items.forEach(item -> text.append("- ").append(line.apply(item)).append('\n'));
        }
    }

    private static String link(String place) {
        Matcher matcher = INCIDENT.matcher(place);
        return matcher.matches()
                ? "[%s](https://github.com/%s/issues/%s)"
                        .formatted(place, matcher.group(1), matcher.group(2))
                : place;
    }

    private String table() {
        return "# The mutants\n\n"
                + NOTE
                + "Plugins with one fault each, which the law must find; the tests of the kit run"
                + " them all, and correct plugins beside\nthem, on which every law must be"
                + " silent.\n\n| law | mutant | what is wrong |\n|---|---|---|\n"
                + LawCatalogue.all().stream()
                        .flatMap(law -> of(law).stream())
                        .map(
                                mutant ->
                                        "| [%s](%s.md) | `%s` | %s |\n"
                                                .formatted(
                                                        mutant.law(),
                                                        mutant.law(),
                                                        mutant.name(),
                                                        cell(mutant.fault())))
                        .collect(Collectors.joining());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
