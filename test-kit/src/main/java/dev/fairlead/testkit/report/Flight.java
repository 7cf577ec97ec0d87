package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.Column;
import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.history.WorkerHappening;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way of records from the task to where they are safe: the log for a source, the outside system
 * for a sink.
 *
 * @param from the row in which the task emitted them, or was put them
 * @param to the row in which the way ends
 */
record Flight(int from, int to, Column target, Fate fate) {
    /** How it ends. */
    enum Fate {
        ARRIVED,
        REFUSED,
        LOST,
        OPEN
    }

    /** All flights of a story; those that run side by side are one. */
    static List<Flight> in(History history, Story story) {
        Board board = new Board(story);
        for (History.Entry entry : history.entries()) {
            if (entry.index() <= story.end()) {
                board.follow(entry.index(), entry.what());
            }
        }
        board.end(story.moments().size() - 1, Fate.OPEN);
        return List.copyOf(board.flights);
    }

    /** Which records are in the air. A record is known by what equals it: emission or item. */
    private static final class Board {
        private final Story story;
        private final Map<Object, Integer> open = new LinkedHashMap<>();
        private final Set<Flight> flights = new LinkedHashSet<>();

        private Board(Story story) {
            this.story = story;
        }

        private void follow(int index, Happening what) {
            int row = story.rows().getOrDefault(index, -1);
            if (what instanceof SourceHappening.Polled polled && row >= 0) {
                polled.emissions().forEach(emission -> open.put(emission, row));
            } else if (what instanceof SinkHappening.Put put && row >= 0) {
                put.items().forEach(item -> open.put(item, row));
            } else if (what instanceof SinkHappening.Stored stored) {
                land(stored.item(), row, Fate.ARRIVED);
            } else if (what instanceof WorkerHappening.Crashed
                    || what instanceof WorkerHappening.Restarted) {
                end(row, Fate.LOST);
            } else {
                answered(what, row);
            }
        }

        private void answered(Happening what, int row) {
            if (what instanceof SourceHappening.Acknowledged acknowledged) {
                land(acknowledged.emission(), row, Fate.ARRIVED);
            } else if (what instanceof SourceHappening.Dropped dropped) {
                land(dropped.emission(), row, Fate.ARRIVED);
            } else if (what instanceof SourceHappening.Refused refused && !refused.forNow()) {
                land(refused.emission(), row, Fate.REFUSED);
            }
        }

        private void land(Object what, int row, Fate fate) {
            Integer from = open.remove(what);
            if (from != null) {
                add(what, from, row, fate);
            }
        }

        private void end(int row, Fate fate) {
            open.forEach((what, from) -> add(what, from, row, fate));
            open.clear();
        }

        private void add(Object what, int from, int to, Fate fate) {
            Column target = what instanceof Emission ? Column.LOG : Column.WORLD;
            if (to > from) {
                flights.add(new Flight(from, to, target, fate));
            }
        }
    }
}
