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

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --page: #ffffff; --ink: #1c2330; --soft: #5d6778;
              --line: #c9d0da; --shade: #f4f6f9; --red: #c5221f; --redband: #fdeae8;
              --crash: #fff3d6; --worker: #5d6778; --task: #1f62c9; --log: #1a7f4b;
              --offsets: #8433b5; --world: #a35a00; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #14181f; --ink: #e4e8ef; --soft: #9aa5b5; --line: #3a4453;
                --shade: #1b2029; --red: #ff7b72; --redband: #43201f; --crash: #3a3019;
                --worker: #9aa5b5; --task: #79b0ff; --log: #5fce94; --offsets: #d09bf2;
                --world: #f0b35e; } }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 20px 16px 40px; max-width: 1240px;
              background: var(--page); color: var(--ink);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            h1 { font-size: 20px; line-height: 1.3; margin: 0 0 12px; overflow-wrap: anywhere; }
            h2 { font-size: 15px; margin: 24px 0 4px; }
            p { margin: 4px 0; overflow-wrap: anywhere; }
            .id { color: var(--red); }
            .statement { border-left: 4px solid var(--red); background: var(--redband);
              padding: 8px 12px; font-weight: 600; }
            .soft { color: var(--soft); }
            pre { background: var(--shade); border: 1px solid var(--line); border-radius: 6px;
              padding: 8px 12px; margin: 6px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
            pre, code { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
            svg { display: block; max-width: 100%; height: auto; margin: 16px 0 4px;
              font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            svg.narrow { display: none; width: 100%; max-width: 560px; }
            @media (max-width: 820px) {
              svg.wide { display: none; } svg.narrow { display: block; }
              body { padding: 14px 10px 30px; } }
            text { fill: var(--ink); stroke: none; }
            .step, .sub { fill: var(--soft); font-size: 12px; } .step { text-anchor: end; }
            .narrow .step { font-size: 11px; }
            .head { font-weight: 700; font-size: 14px; } .narrow .head { font-size: 12px; }
            .shade { fill: var(--shade); } .crash { fill: var(--crash); }
            .broken { fill: var(--redband); } .edge { fill: var(--red); }
            .callout { fill: var(--red); font-weight: 600; paint-order: stroke;
              stroke: var(--redband); stroke-width: 5px; stroke-linejoin: round; }
            .lane { stroke: var(--line); stroke-width: 1.5; fill: none; }
            .leader { stroke: var(--line); stroke-dasharray: 1 3; }
            .label { paint-order: stroke; stroke: var(--page); stroke-width: 3px;
              stroke-linejoin: round; stroke-opacity: .75; }
            .label.crashed { font-weight: 700; } .label.gap { fill: var(--soft); }
            .label.bad { fill: var(--red); font-weight: 700; }
            .dot { stroke: var(--page); stroke-width: 1.5; }
            .dot.worker { fill: var(--worker); } .dot.task { fill: var(--task); }
            .dot.log { fill: var(--log); } .dot.offsets { fill: var(--offsets); }
            .dot.world { fill: var(--world); } .dot.bad { fill: var(--red); }
            .dot.crashed { fill: var(--ink); }
            .head.worker { fill: var(--worker); } .head.task { fill: var(--task); }
            .head.log { fill: var(--log); } .head.offsets { fill: var(--offsets); }
            .head.world { fill: var(--world); }
            .stairs { fill: none; stroke: var(--offsets); stroke-width: 2.5; }
            .covered { fill: var(--offsets); fill-opacity: .16; }
            .flight { fill: none; stroke: var(--log); stroke-width: 1.6; }
            .flight.lost, .flight.open { stroke: var(--soft); stroke-dasharray: 4 3; }
            .cross { fill: none; stroke: var(--red); stroke-width: 2; }
            .tip { fill: var(--log); }
            """;

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
        %s%s%s<p class="soft">%s</p>
        <h2>Live it again</h2>
        <pre>%s</pre>
        <p>The schedule is <code>%s</code>. It gives the same life every time; put a breakpoint into the connector.</p>
        </body></html>
        """
                .formatted(
                        Markup.escape(law.id()),
                        Markup.escape(subject.connector()),
                        STYLE,
                        Markup.escape(subject.connector()),
                        Markup.escape(law.id()),
                        Markup.escape(law.text().sentence()),
                        Markup.escape(statement),
                        Markup.escape(Situation.of(history, at)),
                        Drawing.of(history, story, Layout.wide(story, statement)),
                        Drawing.of(history, story, Layout.narrow(story, statement)),
                        names(history, at),
                        legend(history),
                        Markup.escape(subject.replay(schedule)),
                        Markup.escape(schedule));
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
                + " begins there. Red: where the law is seen broken, which may be later than the"
                + " mistake. From \u201cfaults end\u201d on nothing fails any more, and the"
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
