package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.Column;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A history as a table: a row for each moment, a column for each party. Within a row things happen
 * from left to right.
 */
public final class Table {
    private static final String MARK = "   <-- here";
    private static final int CELL_MAX = 60;
    private static final int ROWS_MAX = 30;
    private static final int ROWS_KEPT = 10;

    private final List<Row> rows = new ArrayList<>();
    private final int marked;

    private static final class Row {
        private final int step;
        private final Map<Column, String> cells = new EnumMap<>(Column.class);
        private @Nullable Happening last;
        private boolean marked;

        private Row(int step) {
            this.step = step;
        }

        private boolean hasRoomFor(Column column) {
            return cells.keySet().stream().allMatch(used -> used.compareTo(column) < 0);
        }
    }

    private Table(int marked) {
        this.marked = marked;
    }

    /** The table, up to the moment that is marked. */
    public static String of(History history, int marked) {
        Table table = new Table(marked);
        int end = lastShown(history, marked);
        for (History.Entry entry : history.entries()) {
            if (entry.index() <= end && (entry.what().isShown() || entry.index() == marked)) {
                table.add(entry);
            }
        }
        table.shorten();
        return table.print();
    }

    /** Shows what is left of the step in which the law was broken, but no more. */
    static int lastShown(History history, int marked) {
        int step = history.entries().get(marked).step();
        int last = marked;
        for (History.Entry entry : history.entries()) {
            if (entry.index() > marked
                    && entry.step() == step
                    && entry.what().column() != Column.WORKER
                    && entry.index() == last + 1) {
                last = entry.index();
            }
        }
        return last;
    }

    /** Leaves rows out of the middle of a long table. */
    private void shorten() {
        int tooMany = rows.size() - ROWS_MAX;
        if (tooMany > 0) {
            int from = rows.size() - ROWS_KEPT - tooMany;
            Row gap = new Row(rows.get(from).step);
            gap.cells.put(Column.WORKER, "(" + tooMany + " rows)");
            rows.subList(from, from + tooMany).clear();
            rows.add(from, gap);
        }
    }

    private void add(History.Entry entry) {
        Row row = rows.isEmpty() ? new Row(-1) : rows.get(rows.size() - 1);
        if (row.step == entry.step() && row.last != null && continues(row.last, entry.what())) {
            String object = entry.what().object();
            if (!object.isEmpty()) {
                row.cells.merge(entry.what().column(), object, (cell, more) -> cell + ", " + more);
            }
        } else {
            if (row.step != entry.step() || !row.hasRoomFor(entry.what().column())) {
                row = new Row(entry.step());
                rows.add(row);
            }
            row.cells.put(entry.what().column(), cell(entry.what()));
        }
        row.last = entry.what();
        row.marked |= entry.index() == marked;
    }

    static boolean continues(Happening last, Happening next) {
        return last.column() == next.column()
                && last.verb().equals(next.verb())
                && last.object().isEmpty() == next.object().isEmpty();
    }

    private static String cell(Happening what) {
        return (what.verb() + " " + what.object()).trim();
    }

    private String print() {
        Map<Column, Integer> widths = new EnumMap<>(Column.class);
        for (Row row : rows) {
            row.cells.replaceAll((column, cell) -> cut(cell));
            row.cells.forEach(
                    (column, cell) ->
                            widths.merge(
                                    column,
                                    Math.max(cell.length(), column.title().length()),
                                    Math::max));
        }
        StringBuilder text = new StringBuilder("  step");
        widths.forEach((column, width) -> text.append("  ").append(pad(column.title(), width)));
        trim(text);
        int lastStep = -1;
        for (Row row : rows) {
            text.append('\n');
            String number = row.step == lastStep || row.step == 0 ? "" : Integer.toString(row.step);
            lastStep = row.step;
            text.append("      ", 0, 6 - number.length()).append(number);
            widths.forEach(
                    (column, width) ->
                            text.append("  ")
                                    .append(pad(row.cells.getOrDefault(column, ""), width)));
            trim(text);
            if (row.marked) {
                text.append(MARK);
            }
        }
        return text.append('\n').toString();
    }

    private static String cut(String cell) {
        return cell.length() <= CELL_MAX ? cell : cell.substring(0, CELL_MAX - 1) + "\u2026";
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }

    private static void trim(StringBuilder text) {
        while (text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }
}
