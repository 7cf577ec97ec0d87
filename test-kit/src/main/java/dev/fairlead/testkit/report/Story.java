package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.Column;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A history as a picture shows it: moments below each other, up to the end of the step in which the
 * law was broken. A long one has a gap in its middle.
 *
 * @param rows the row of each entry of the history that is shown
 * @param end the last entry that counts
 */
record Story(List<Moment> moments, Map<Integer, Integer> rows, int end) {
    private static final int MOMENTS_MAX = 36;
    private static final int MOMENTS_KEPT = 14;

    /** What a moment is, beside its words. */
    enum Kind {
        USUAL,
        CRASH,
        GAP,
        BROKEN
    }

    /** Happenings of one kind to one party, in one row. */
    record Moment(int step, Column column, String label, Kind kind) {}

    Story {
        moments = List.copyOf(moments);
        rows = Map.copyOf(rows);
    }

    static Story of(History history, int marked) {
        int end = Table.lastShown(history, marked);
        List<Moment> moments = new ArrayList<>();
        Map<Integer, Integer> rows = new HashMap<>();
        Happening last = new WorkerHappening.CameToRest();
        for (History.Entry entry : history.entries()) {
            boolean shown = entry.what().isShown() || entry.index() == marked;
            if (entry.index() > end || !shown) {
                continue;
            }
            int row = moments.size() - 1;
            if (row >= 0
                    && moments.get(row).step() == entry.step()
                    && Table.continues(last, entry.what())) {
                moments.set(row, joined(moments.get(row), entry, marked));
            } else {
                moments.add(moment(entry, marked));
            }
            rows.put(entry.index(), moments.size() - 1);
            last = entry.what();
        }
        return new Story(moments, rows, end).shortened();
    }

    private static Moment moment(History.Entry entry, int marked) {
        Happening what = entry.what();
        Kind kind = what instanceof WorkerHappening.Crashed ? Kind.CRASH : Kind.USUAL;
        return new Moment(
                entry.step(),
                what.column(),
                (verb(what) + " " + what.object()).trim(),
                entry.index() == marked ? Kind.BROKEN : kind);
    }

    private static Moment joined(Moment moment, History.Entry entry, int marked) {
        String more = entry.what().object();
        return new Moment(
                moment.step(),
                moment.column(),
                more.isEmpty() ? moment.label() : moment.label() + ", " + more,
                entry.index() == marked ? Kind.BROKEN : moment.kind());
    }

    private static String verb(Happening what) {
        if (what instanceof SourceHappening.OffsetStored) {
            return "store";
        }
        if (what instanceof SourceHappening.Polled polled && polled.emissions().isEmpty()) {
            return "emit nothing";
        }
        return what instanceof SinkHappening.PositionCommitted ? "commit" : what.verb();
    }

    /** The row in which the law is seen broken. */
    int broken() {
        int row = moments.size() - 1;
        while (row > 0 && moments.get(row).kind() != Kind.BROKEN) {
            row--;
        }
        return row;
    }

    private Story shortened() {
        int tooMany = moments.size() - MOMENTS_MAX;
        if (tooMany <= 0) {
            return this;
        }
        int from = MOMENTS_MAX - MOMENTS_KEPT;
        List<Moment> kept = new ArrayList<>(moments.subList(0, from));
        String label = "(" + tooMany + " more)";
        kept.add(new Moment(moments.get(from).step(), Column.WORKER, label, Kind.GAP));
        kept.addAll(moments.subList(from + tooMany, moments.size()));
        Map<Integer, Integer> moved = new HashMap<>();
        rows.forEach(
                (entry, row) ->
                        moved.put(entry, row < from ? row : Math.max(from, row - tooMany + 1)));
        return new Story(kept, moved, end);
    }
}
