package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.Column;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.report.Layout.Lane;
import dev.fairlead.testkit.report.Story.Kind;
import dev.fairlead.testkit.report.Story.Moment;
import java.util.List;

/** Draws a story as SVG: lanes from left to right, time downwards. Single use. */
final class Drawing {
    private static final int CROSS = 4;

    private final Story story;
    private final Layout layout;
    private final Turning turning;
    private final String name;
    private final StringBuilder svg = new StringBuilder(8192);

    private Drawing(Story story, Layout layout, Turning turning) {
        this.story = story;
        this.turning = turning;
        this.layout = layout;
        this.name = layout.isWide() ? "wide" : "narrow";
    }

    static String of(Counterexample broken, Story story, Layout layout) {
        History history = broken.history();
        Drawing drawing = new Drawing(story, layout, broken.turning());
        drawing.open();
        drawing.bands();
        drawing.lanes();
        List<Staircase> stairs = Staircase.in(history, story);
        for (int i = 0; i < stairs.size(); i++) {
            drawing.staircase(stairs.get(i), i, stairs.size());
        }
        List<Flight> flights = Flight.in(history, story);
        for (int i = 0; i < flights.size(); i++) {
            drawing.flight(flights.get(i), i);
        }
        for (int row = 0; row < story.moments().size(); row++) {
            int at = row;
            drawing.moment(story.moments().get(row), at, stairs.stream().anyMatch(s -> s.isAt(at)));
        }
        drawing.callout(story.broken());
        return drawing.svg.append("</svg>\n").toString();
    }

    private void add(String element) {
        svg.append(element).append('\n');
    }

    private void open() {
        add(
                ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" viewBox=\"0 0 %d %d\""
                                + " width=\"%d\" height=\"%d\" role=\"img\">")
                        .formatted(
                                name,
                                layout.width(),
                                layout.height(),
                                layout.width(),
                                layout.height()));
        add("<title>What happened, step by step</title>");
        add(
                ("<defs><marker id=\"tip-%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\""
                                + " markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
                                + "<path class=\"tip\" d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>")
                        .formatted(name));
    }

    /** Every second step has a shade, the broken row a red one, and a crash cuts through all. */
    private void bands() {
        int last = -1;
        boolean shaded = true;
        for (int row = 0; row < layout.rows().size(); row++) {
            Moment moment = story.moments().get(row);
            int top = layout.y(row) - Layout.ROW / 2;
            int height = layout.bottom(row) - top;
            shaded = (moment.step() == last) == shaded;
            if (shaded) {
                band("shade", top, height);
            }
            if (moment.kind() == Kind.CRASH) {
                band("crash", top + 2, height - 4);
            } else if (moment.kind() == Kind.BROKEN) {
                band("broken", top, height);
            }
            if (moment.step() != last && moment.step() > 0) {
                boolean turns = moment.step() == turning.red();
                if (turns) {
                    turn(row);
                }
                add(
                        "<text class=\"step%s\" x=\"%d\" y=\"%d\">%d</text>"
                                .formatted(
                                        turns ? " red" : "",
                                        layout.isWide() ? 36 : 22,
                                        layout.y(row) + 4,
                                        moment.step()));
            }
            last = moment.step();
        }
    }

    private void band(String kind, int top, int height) {
        add(
                "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                        .formatted(kind, top, layout.width(), height));
        if (kind.equals("broken")) {
            add(
                    "<rect class=\"edge\" x=\"0\" y=\"%d\" width=\"4\" height=\"%d\"/>"
                            .formatted(top, height));
        }
    }

    /** A red frame around the step in which it went wrong. */
    private void turn(int first) {
        int last = first;
        while (last + 1 < story.moments().size()
                && story.moments().get(last + 1).step() == turning.red()) {
            last++;
        }
        int top = layout.y(first) - Layout.ROW / 2;
        add(
                "<rect class=\"turn\" x=\"2\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
                        .formatted(top, layout.width() - 4, layout.bottom(last) - top));
        Column column = story.moments().get(first).column();
        if (layout.isWide() && column != Column.WORLD) {
            add(
                    "<text class=\"turned\" x=\"%d\" y=\"%d\">%s</text>"
                            .formatted(
                                    layout.width() - 10,
                                    layout.y(first) + 4,
                                    turning.isExposedFirst() ? "the damage" : "inevitable"));
        }
    }

    private void callout(int row) {
        int y = layout.y(row) + Layout.ROW / 2 + 10;
        for (String line : layout.callout()) {
            add(
                    "<text class=\"callout\" x=\"%d\" y=\"%d\">%s</text>"
                            .formatted(layout.isWide() ? 66 : 30, y, Markup.escape(line)));
            y += Layout.LINE;
        }
    }

    private void lanes() {
        if (layout.isWide()) {
            add("<text class=\"step\" x=\"36\" y=\"22\">step</text>");
        }
        layout.lanes().forEach(this::lane);
    }

    private void lane(Column column, Lane lane) {
        if (layout.isWide()) {
            int x = column == Column.OFFSETS ? layout.stairs().left() : lane.dot() - 5;
            add(
                    ("<text class=\"head %s\" x=\"%d\" y=\"22\">%s</text>"
                                    + "<text class=\"sub\" x=\"%d\" y=\"40\">%s</text>")
                            .formatted(column.title(), x, column.title(), x, subtitle(column)));
        } else {
            int x = column == Column.OFFSETS ? layout.stairs().left() + 16 : lane.dot();
            add(
                    "<text class=\"head %s\" transform=\"translate(%d,%d) rotate(-50)\">%s</text>"
                            .formatted(column.title(), x, Layout.HEADER - 8, column.title()));
        }
        if (column != Column.OFFSETS) {
            add(
                    "<path class=\"lane %s\" d=\"M%d,%d V%d\"/>"
                            .formatted(
                                    column.title(),
                                    lane.dot(),
                                    Layout.HEADER - 6,
                                    layout.height() - 8));
        }
    }

    private static String subtitle(Column column) {
        return switch (column) {
            case WORKER -> "Kafka Connect";
            case TASK -> "the connector";
            case LOG -> "the topic";
            case OFFSETS -> "what is committed";
            case WORLD -> "outside system";
        };
    }

    /**
     * The more is committed, the further right; the stairs of several partitions are side by side.
     */
    private void staircase(Staircase stairs, int index, int count) {
        int room = (layout.stairs().right() - layout.stairs().left()) / count;
        int left = layout.stairs().left() + index * room;
        int stride = Math.max(1, Math.min(28, (room - 12) / Math.max(1, stairs.height())));
        StringBuilder path = new StringBuilder("M%d,%d".formatted(left + 1, Layout.HEADER - 6));
        for (Staircase.Tread tread : stairs.treads()) {
            path.append(
                    " V%d H%d".formatted(layout.y(tread.row()), left + 1 + tread.level() * stride));
        }
        path.append(" V%d".formatted(layout.height() - 8));
        add("<path class=\"covered\" d=\"%s H%d z\"/>".formatted(path, left + 1));
        add("<path class=\"stairs\" d=\"%s\"/>".formatted(path));
        for (Staircase.Tread tread : stairs.treads()) {
            boolean bad = tread.row() == story.broken();
            dot(bad ? "bad" : "offsets", left + 1 + tread.level() * stride, layout.y(tread.row()));
        }
        if (count > 1 && layout.isWide()) {
            add(
                    "<text class=\"sub\" x=\"%d\" y=\"54\">%s</text>"
                            .formatted(left, Markup.escape(Markup.cut(stairs.name(), 4))));
        }
    }

    private void flight(Flight flight, int index) {
        int x1 = layout.labelEnd(story.moments().get(flight.from()));
        int y1 = layout.y(flight.from());
        int y2 = layout.y(flight.to());
        int x2 = layout.lane(flight.target()).dot();
        if (flight.fate() == Flight.Fate.ARRIVED || flight.fate() == Flight.Fate.REFUSED) {
            int middle = Math.max(x1, x2 - 26);
            add(
                    ("<path class=\"flight %s\" d=\"M%d,%d C%d,%d %d,%d %d,%d\""
                                    + " marker-end=\"url(#tip-%s)\"/>")
                            .formatted(
                                    flight.fate() == Flight.Fate.ARRIVED ? "arrived" : "lost",
                                    x1,
                                    y1,
                                    middle,
                                    y1,
                                    middle,
                                    y2,
                                    x2 - 6,
                                    y2,
                                    name));
            return;
        }
        int room = layout.isWide() ? 12 : 6;
        int x = Math.max(x1 + 2, layout.lane(Column.LOG).dot() - room) - 3 * (index % 3);
        boolean lost = flight.fate() == Flight.Fate.LOST;
        int end = lost ? y2 - Layout.ROW / 2 + 2 : layout.height() - 10;
        add(
                "<path class=\"flight %s\" d=\"M%d,%d H%d V%d\"/>"
                        .formatted(lost ? "lost" : "open", x1, y1, x, end));
        if (lost) {
            add(
                    "<path class=\"cross\" d=\"M%d,%d l%d,%d m0,-%d l-%d,%d\"/>"
                            .formatted(
                                    x - CROSS,
                                    end - CROSS,
                                    2 * CROSS,
                                    2 * CROSS,
                                    2 * CROSS,
                                    2 * CROSS,
                                    2 * CROSS));
        }
    }

    private void dot(String kind, int x, int y) {
        add(
                "<circle class=\"dot %s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>"
                        .formatted(kind, x, y, kind.equals("bad") ? 7 : 5));
    }

    private void moment(Moment moment, int row, boolean isTread) {
        Lane lane = layout.lane(moment.column());
        int y = layout.y(row);
        String kind =
                switch (moment.kind()) {
                    case BROKEN -> "bad";
                    case CRASH -> "crashed";
                    case GAP -> "gap";
                    case USUAL -> moment.column().title();
                };
        int from = moment.column() == Column.OFFSETS ? layout.stairs().left() : lane.dot() + 7;
        if (!layout.isWide() || moment.column() == Column.OFFSETS) {
            add("<path class=\"leader\" d=\"M%d,%d H%d\"/>".formatted(from, y, lane.label() - 5));
        }
        if (moment.kind() != Kind.GAP && !isTread) {
            dot(kind, lane.dot(), y);
        }
        String shown = Markup.cut(moment.label(), lane.room());
        add(
                "<text class=\"label %s\" x=\"%d\" y=\"%d\">%s<title>%s</title></text>"
                        .formatted(
                                kind,
                                lane.label(),
                                y + 4,
                                Markup.escape(shown),
                                Markup.escape(moment.label())));
    }
}
