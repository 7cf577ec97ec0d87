package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.Column;
import dev.fairlead.testkit.report.Story.Kind;
import dev.fairlead.testkit.report.Story.Moment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where things are in a drawing, in pixels. Wide: words stand in the lane that they are about.
 * Narrow: lanes are close together, all words stand to the right of them.
 *
 * @param width of the drawing
 * @param lanes where each lane is
 * @param stairs the left and right edge of the staircase
 * @param rows the middle of each row
 * @param callout what is wrong, in lines that fit, for the room below the broken row
 */
record Layout(
        int width,
        Map<Column, Lane> lanes,
        Span stairs,
        List<Integer> rows,
        List<String> callout,
        boolean isWide) {
    static final int ROW = 28;
    static final int LINE = 18;
    static final int HEADER = 62;
    private static final int CHARACTER = 7;
    private static final int BOLD = 8;
    private static final int LABEL_MAX = 34;
    private static final int STAIRS = 84;

    /**
     * A party's lane.
     *
     * @param dot where its happenings are
     * @param label where their words begin
     * @param room how many characters there is room for
     */
    record Lane(int dot, int label, int room) {}

    /** From left to right. */
    record Span(int left, int right) {}

    static Layout wide(Story story, String statement) {
        Map<Column, Integer> longest = new EnumMap<>(Column.class);
        for (Moment moment : story.moments()) {
            int size = Math.min(LABEL_MAX, size(moment.label()));
            longest.merge(moment.column(), size, Math::max);
        }
        Map<Column, Lane> lanes = new EnumMap<>(Column.class);
        Span stairs = new Span(0, 0);
        int left = 52;
        for (Column column : Column.values()) {
            int room = Math.max(15, longest.getOrDefault(column, 0));
            int label = left + 26;
            int dot = left + 14;
            if (column == Column.OFFSETS) {
                stairs = new Span(left + 10, left + 10 + STAIRS);
                dot = stairs.right();
                label = stairs.right() + 12;
            }
            lanes.put(column, new Lane(dot, label, room));
            left = label + room * CHARACTER + 16;
        }
        List<String> callout = Markup.wrap(statement, (left - 90) / BOLD);
        return new Layout(left, lanes, stairs, rows(story, callout.size()), callout, true);
    }

    static Layout narrow(Story story, String statement) {
        int width = 400;
        int label = 186;
        int room = (width - label) / BOLD;
        Map<Column, Lane> lanes = new EnumMap<>(Column.class);
        lanes.put(Column.WORKER, new Lane(38, label, room));
        lanes.put(Column.TASK, new Lane(62, label, room));
        lanes.put(Column.LOG, new Lane(86, label, room));
        lanes.put(Column.OFFSETS, new Lane(144, label, room));
        lanes.put(Column.WORLD, new Lane(168, label, room));
        List<String> callout = Markup.wrap(statement, (width - 40) / BOLD);
        return new Layout(
                width, lanes, new Span(102, 144), rows(story, callout.size()), callout, false);
    }

    private static List<Integer> rows(Story story, int lines) {
        List<Integer> rows = new ArrayList<>();
        int top = HEADER;
        for (Moment moment : story.moments()) {
            rows.add(top + ROW / 2);
            top += ROW + (moment.kind() == Kind.BROKEN ? lines * LINE + 8 : 0);
        }
        return List.copyOf(rows);
    }

    Lane lane(Column column) {
        return lanes.getOrDefault(column, new Lane(0, 0, 0));
    }

    /** The middle of a row. */
    int y(int row) {
        return rows.get(row);
    }

    /** The lower edge of a row, with the callout if it is the broken one. */
    int bottom(int row) {
        return row + 1 < rows.size() ? rows.get(row + 1) - ROW / 2 : height() - 12;
    }

    int height() {
        int rest = callout.size() * LINE + 8;
        return HEADER + rows.size() * ROW + rest + 12;
    }

    /** Where the words of a moment end. */
    int labelEnd(Moment moment) {
        Lane lane = lane(moment.column());
        return isWide
                ? lane.label() + Math.min(lane.room(), size(moment.label())) * CHARACTER + 2
                : lane.dot() + 6;
    }

    /** How much room text takes, in characters of usual width. */
    private static int size(String text) {
        return text.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum();
    }
}
