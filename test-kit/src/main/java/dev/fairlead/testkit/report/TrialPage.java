package dev.fairlead.testkit.report;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.Mistakes;
import dev.fairlead.testkit.verdict.Judgement;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A trial as a page of HTML that needs nothing else: what is broken first, with its picture and the
 * mistakes to look for, then every law with its verdict, then which situations came up.
 */
public final class TrialPage {
    private static final Pattern INCIDENT = Pattern.compile("([\\w.-]+/[\\w.-]+)#(\\d+)");

    private TrialPage() {}

    /** The page; well-formed XML too. */
    public static String of(Trial trial) {
        return """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>%s</title>
        <style>
        %s%s</style></head><body>
        <p class="soft kind">%s <code>%s</code></p>
        <h1>%s</h1>
        %s
        %s
        %s<h2 class="part">All laws</h2>
        %s
        %s</body></html>
        """
                .formatted(
                        Markup.escape(trial.name()),
                        Style.PAGE,
                        Style.TRIAL,
                        Markup.escape(trial.kind()),
                        Markup.escape(trial.plugin()),
                        Markup.escape(headline(trial)),
                        tried(trial),
                        strip(trial),
                        trial.judgements().stream()
                                .filter(each -> each.verdict() instanceof Verdict.Broken)
                                .map(TrialPage::broken)
                                .collect(Collectors.joining()),
                        table(trial),
                        situations(trial.situations()));
    }

    /** A page that leads to those of several trials; {@code pages} names them, without ending. */
    static String index(List<Trial> trials, Function<Trial, String> pages) {
        return """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>Checks</title>
        <style>
        %s%s</style></head><body>
        <h1>What came of the checks</h1>
        %s</body></html>
        """
                .formatted(
                        Style.PAGE,
                        Style.TRIAL,
                        trials.stream()
                                .map(trial -> entry(trial, pages.apply(trial)))
                                .collect(Collectors.joining()));
    }

    private static String entry(Trial trial, String page) {
        String file = Markup.escape(page) + ".html";
        return "<h2 class=\"part\"><a href=\"%s\">%s</a></h2>\n<p>%s</p>\n%s\n"
                .formatted(
                        file,
                        Markup.escape(trial.name()),
                        Markup.escape(headline(trial)),
                        strip(trial).replace("href=\"#", "href=\"" + file + "#"));
    }

    private static String headline(Trial trial) {
        long broken = count(trial, "broken");
        long open = trial.openQuestions().size();
        String name = trial.name();
        if (broken > 0) {
            return name + " breaks " + broken + (broken == 1 ? " law" : " laws");
        }
        if (count(trial, "held") == 0) {
            return name + ": no law was checked";
        }
        return open > 0
                ? name + " breaks no law that was checked; " + open + " were not"
                : name + " keeps all laws that were checked";
    }

    private static long count(Trial trial, String verdict) {
        return trial.judgements().stream()
                .filter(each -> nameOf(each.verdict()).equals(verdict))
                .count();
    }

    private static String nameOf(Verdict verdict) {
        if (verdict instanceof Verdict.Held) {
            return "held";
        }
        if (verdict instanceof Verdict.Broken) {
            return "broken";
        }
        return verdict instanceof Verdict.Waived ? "waived" : "unchecked";
    }

    private static String tried(Trial trial) {
        return trial.tried().entrySet().stream()
                .map(
                        each ->
                                "%s <b>%s</b>"
                                        .formatted(
                                                Markup.escape(each.getKey()),
                                                grouped(each.getValue())))
                .collect(Collectors.joining(" \u00b7 ", "<p class=\"tried\">", "</p>"));
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** The laws as a row of chips; those that are broken lead to their story. */
    private static String strip(Trial trial) {
        return trial.judgements().stream()
                .filter(each -> each.law().undecided().isEmpty())
                .map(TrialPage::chip)
                .collect(Collectors.joining("\n", "<p class=\"strip\">", "</p>"));
    }

    private static String chip(Judgement judgement) {
        String verdict = nameOf(judgement.verdict());
        String id = Markup.escape(judgement.law().id());
        String title = Markup.escape(judgement.law() + ": " + verdict);
        return verdict.equals("broken")
                ? "<a class=\"chip broken-law\" href=\"#%s\" title=\"%s\">\u2717 %s</a>"
                        .formatted(id, title, id)
                : "<span class=\"chip %s\" title=\"%s\">%s %s</span>"
                        .formatted(verdict, title, mark(verdict), id);
    }

    private static String mark(String verdict) {
        return switch (verdict) {
            case "held" -> "\u2713";
            case "broken" -> "\u2717";
            case "waived" -> "\u2013";
            default -> "?";
        };
    }

    private static String broken(Judgement judgement) {
        LawText law = judgement.law();
        Verdict.Broken broken = (Verdict.Broken) judgement.verdict();
        String statement = Markup.escape(broken.statement());
        String drawing =
                drawing(broken.picture())
                        .orElse("<pre>%s</pre>\n".formatted(Markup.escape(broken.text())));
        return """
        <section id="%s">
        <h2 class="part"><span class="id">%s</span> %s</h2>
        <p class="statement">%s</p>
        <p>%s%s</p>
        %s%s%s</section>
        """
                .formatted(
                        Markup.escape(law.id()),
                        Markup.escape(law.id()),
                        Markup.escape(law.sentence()),
                        statement,
                        Markup.escape(law.why()),
                        law.incident().map(TrialPage::incident).orElse(""),
                        drawing,
                        mistakes(law.id()),
                        replay(broken));
    }

    private static String incident(String place) {
        Matcher matcher = INCIDENT.matcher(place);
        String shown = Markup.escape(place);
        String named =
                matcher.matches()
                        ? "<a href=\"https://github.com/%s/issues/%s\">%s</a>"
                                .formatted(matcher.group(1), matcher.group(2), shown)
                        : shown;
        return " Seen in " + named + ".";
    }

    private static Optional<String> drawing(String picture) {
        int from = picture.indexOf("<!--drawing-->");
        int to = picture.lastIndexOf("<!--/drawing-->");
        return from < 0 || to < from
                ? Optional.empty()
                : Optional.of(picture.substring(from + "<!--drawing-->".length(), to) + "\n");
    }

    private static String mistakes(String law) {
        List<String> mistakes = Mistakes.behind(law);
        return mistakes.isEmpty()
                ? ""
                : mistakes.stream()
                        .map(mistake -> "<li>" + Markup.escape(mistake) + "</li>")
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "<h3>Usual mistakes behind it</h3>\n<ul>\n",
                                        "\n</ul>\n"));
    }

    private static String replay(Verdict.Broken broken) {
        String test =
                broken.test().isEmpty()
                        ? ""
                        : "<details><summary>A test that pins it</summary><pre>%s</pre></details>\n"
                                .formatted(Markup.escape(broken.test()));
        String text =
                "<details><summary>The same as text</summary><pre class=\"table\">%s</pre></details>\n"
                        .formatted(Markup.escape(broken.text()));
        return test + text;
    }

    private static String table(Trial trial) {
        return trial.judgements().stream()
                .map(TrialPage::row)
                .collect(Collectors.joining("\n", "<table><tbody>\n", "\n</tbody></table>"));
    }

    private static String row(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        String name = nameOf(verdict);
        String detail = "";
        if (verdict instanceof Verdict.Held held) {
            detail = grouped(held.cases()) + (held.cases() == 1 ? " case" : " cases");
        } else if (verdict instanceof Verdict.Broken) {
            detail = "<a href=\"#%s\">how</a>".formatted(Markup.escape(judgement.law().id()));
        } else if (verdict instanceof Verdict.Waived waived) {
            detail = Markup.escape(waived.reason());
        } else if (verdict instanceof Verdict.Unchecked unchecked) {
            detail = Markup.escape(unchecked.reason());
        }
        boolean declared = judgement.law().standing() == LawText.Standing.DECLARED;
        return "<tr class=\"%s\"><td>%s</td><td class=\"law\">%s%s</td><td><b>%s %s</b> %s</td></tr>"
                .formatted(
                        name,
                        Markup.escape(judgement.law().id()),
                        Markup.escape(judgement.law().sentence()),
                        declared ? " <i class=\"soft\">where declared</i>" : "",
                        mark(name),
                        name.equals("held") ? "kept" : name,
                        detail);
    }

    /**
     * Bars grow with the number's digits, so that rare situations can be seen beside common ones.
     */
    private static String situations(Map<String, Long> situations) {
        if (situations.isEmpty()) {
            return "";
        }
        return situations.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(each -> situation(each.getKey(), each.getValue()))
                .collect(
                        Collectors.joining(
                                "\n",
                                "<h2 class=\"part\">Situations that came up</h2>\n"
                                        + "<p class=\"soft\">How often, over all schedules; each"
                                        + " tenfold is one notch more.</p>\n<table><tbody>\n",
                                "\n</tbody></table>\n"));
    }

    private static String situation(String name, long times) {
        long width = times == 0 ? 0 : Math.round(12 + 30 * Math.log10((double) times));
        return ("<tr class=\"%s\"><td class=\"law\">%s</td><td class=\"number\">%s</td><td"
                    + " class=\"bar\"><svg width=\"160\" height=\"10\" viewBox=\"0 0 160 10\"><rect"
                    + " class=\"count\" width=\"%d\" height=\"10\" rx=\"2\"/></svg></td></tr>")
                .formatted(
                        times == 0 ? "never" : "came",
                        Markup.escape(name),
                        times == 0 ? "never" : grouped(times),
                        Math.min(160, width));
    }
}
