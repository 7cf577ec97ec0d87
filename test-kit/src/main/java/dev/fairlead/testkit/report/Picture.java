package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.world.Item;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A counterexample as a page of HTML that needs nothing else: no script, no file, no network. A
 * wide window shows a drawing with the words in the lanes, a narrow one a drawing with the words
 * beside them. It is well-formed XML too.
 */
final class Picture {
    private static final int NAMES_MAX = 12;
    private static final int TEXT_MAX = 40;

    private Picture() {}

    static String of(Counterexample broken, Subject subject) {
        History history = broken.history();
        int at = broken.violation().at();
        String statement = broken.violation().statement();
        Story story = Story.of(history, at);
        Law law = broken.law();
        String schedule = broken.schedule().toString();
        return """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>%s %s</title>
        <style>
        %s</style></head><body>
        <h1>%s breaks <span class="id">%s</span> \u201c%s\u201d</h1>
        <p class="statement">%s</p>
        <p>Situation: <b>%s</b></p>
        <!--drawing-->%s%s%s%s<p class="soft">%s</p><!--/drawing-->
        <h2>Pin it</h2>
        <pre>%s</pre>
        <p>This test lives the schedule <code>%s</code> again, the same every time; put a breakpoint into the connector.</p>
        </body></html>
        """
                .formatted(
                        Markup.escape(law.id()),
                        Markup.escape(subject.connector()),
                        Style.PAGE,
                        Markup.escape(subject.connector()),
                        Markup.escape(law.id()),
                        Markup.escape(law.text().sentence()),
                        Markup.escape(statement),
                        Markup.escape(Situation.of(history, at)),
                        course(broken),
                        Drawing.of(broken, story, Layout.wide(story, statement)),
                        Drawing.of(broken, story, Layout.narrow(story, statement)),
                        names(history, at),
                        legend(history),
                        Markup.escape(Pin.of(broken, subject)),
                        Markup.escape(schedule));
    }

    /** When it went wrong and how surely, before the drawing that shows it. */
    private static String course(Counterexample broken) {
        List<Course.Stage> stages = Course.of(broken).stages();
        String repetition = broken.repetition().text();
        return (repetition.isEmpty() ? "" : "<p class=\"flaky\">%s</p>\n".formatted(repetition))
                + stages.stream()
                        .map(
                                stage ->
                                        "<li><b>Step %d</b> <code>%s</code> %s</li>"
                                                .formatted(
                                                        stage.step(),
                                                        Markup.escape(stage.name()),
                                                        Markup.escape(stage.meaning())))
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        stages.isEmpty() ? "" : "<ul class=\"course\">\n",
                                        stages.isEmpty() ? "" : "\n</ul>\n"));
    }

    private static boolean isOfSink(History history) {
        return history.entries().stream().anyMatch(entry -> entry.what() instanceof SinkHappening);
    }

    private static String legend(History history) {
        String way =
                isOfSink(history)
                        ? "Arrows: from put to where the outside system has the record."
                        : "Arrows: from emit to the topic\u2019s acknowledgement.";
        return "Time goes down. "
                + way
                + " Dashed: still in flight, and crossed out when the worker went down. Purple"
                + " stairs: each commit moves them, to the right when more is committed; a restart"
                + " begins there. Red: where the damage is done, and where the law is seen broken."
                + " From \u201cfaults end\u201d on nothing fails any more, and the"
                + " connector gets the time to finish.";
    }

    /** What the short names of items stand for. */
    private static String names(History history, int at) {
        List<Item> items =
                history.entries().subList(0, at).stream()
                        .flatMap(entry -> itemsOf(entry.what()).stream())
                        .filter(item -> !item.text().equals(item.name()))
                        .distinct()
                        .toList();
        String meaning =
                isOfSink(history)
                        ? "a0 is the first record of partition A, b2 the third of partition B"
                        : "a0 is the first item at place A of the world, b2 the third at place B";
        int others = items.size() - NAMES_MAX;
        return items.stream()
                .limit(NAMES_MAX)
                .map(Picture::named)
                .collect(
                        Collectors.joining(
                                ", ",
                                "<p>Items: " + meaning + (items.isEmpty() ? "" : "; "),
                                (others > 0 ? " and " + others + " more" : "") + ".</p>\n"));
    }

    private static List<Item> itemsOf(Happening what) {
        if (what instanceof SourceHappening.Appended appended) {
            return appended.items();
        }
        return what instanceof SinkHappening.Appended appended ? appended.items() : List.of();
    }

    private static String named(Item item) {
        String text = Markup.cut(item.text(), TEXT_MAX);
        return "<b>%s</b> reads <code>%s</code>"
                .formatted(Markup.escape(item.name()), Markup.escape(text));
    }
}
