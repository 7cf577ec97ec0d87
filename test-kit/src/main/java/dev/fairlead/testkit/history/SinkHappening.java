package dev.fairlead.testkit.history;

import dev.fairlead.testkit.world.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What happens around a sink task. A partition is called by its place: 0 is A. */
public sealed interface SinkHappening extends Happening {
    /**
     * Records came into one partition of the topic.
     *
     * @param firstOffset the offset of the first of them; the others follow without a gap
     */
    record Appended(List<Item> items, long firstOffset) implements SinkHappening {
        public Appended {
            items = List.copyOf(items);
        }

        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "add";
        }

        @Override
        public String object() {
            return names(items);
        }
    }

    /** The log left an offset out, as compaction and transactions do. */
    record LeftOut(int place) implements SinkHappening {
        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "leave out an offset of";
        }

        @Override
        public String object() {
            return letter(place);
        }
    }

    /** Partitions are read from these positions: assigned, sought by the task, or rewound. */
    record Positioned(Map<Integer, Long> positions) implements SinkHappening {
        public Positioned {
            positions = Map.copyOf(positions);
        }

        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "read from";
        }

        @Override
        public String object() {
            Map<String, Long> named = new TreeMap<>();
            positions.forEach((place, position) -> named.put(letter(place), position));
            return named.toString();
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /** The log handed records to the worker. */
    record Fetched(List<Item> items) implements SinkHappening {
        public Fetched {
            items = List.copyOf(items);
        }

        @Override
        public Column column() {
            return Column.LOG;
        }

        @Override
        public String verb() {
            return "fetch";
        }

        @Override
        public String object() {
            return names(items);
        }

        @Override
        public boolean isShown() {
            return false;
        }
    }

    /** {@code put} was called. */
    record Put(List<Item> items) implements SinkHappening {
        public Put {
            items = List.copyOf(items);
        }

        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return "put";
        }

        @Override
        public String object() {
            return names(items);
        }

        @Override
        public boolean isShown() {
            return !items.isEmpty();
        }
    }

    /** {@code preCommit} was called with these positions and returned others. */
    record PreCommitted(
            Map<Integer, Long> current, Map<String, Long> provided, Set<Integer> assigned)
            implements SinkHappening {
        public PreCommitted {
            current = Map.copyOf(current);
            provided = Map.copyOf(provided);
            assigned = Set.copyOf(assigned);
        }

        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return "preCommit";
        }

        @Override
        public String object() {
            return new TreeMap<>(provided).toString();
        }
    }

    /** A position was committed: the offset of the next record. */
    record PositionCommitted(int place, long position) implements SinkHappening {
        @Override
        public Column column() {
            return Column.OFFSETS;
        }

        @Override
        public String verb() {
            return "";
        }

        @Override
        public String object() {
            return letter(place) + "=" + position;
        }
    }

    /** A commit failed; nothing was committed. */
    record CommitRefused() implements SinkHappening {
        @Override
        public Column column() {
            return Column.OFFSETS;
        }

        @Override
        public String verb() {
            return "refuse";
        }
    }

    /** Partitions were opened or closed. */
    record Moved(Move move, Set<Integer> places) implements SinkHappening {
        /** Which way. */
        public enum Move {
            OPEN,
            CLOSE
        }

        public Moved {
            places = Set.copyOf(places);
        }

        @Override
        public Column column() {
            return Column.TASK;
        }

        @Override
        public String verb() {
            return move == Move.OPEN ? "open" : "close";
        }

        @Override
        public String object() {
            return new TreeSet<>(places)
                    .stream().map(SinkHappening::letter).collect(Collectors.joining(", "));
        }
    }

    /**
     * The outside system has stored an item since it was looked at last.
     *
     * @param times how often it is stored by now
     * @param afterStop whether that came after the task had stopped
     */
    record Stored(Item item, int times, boolean afterStop) implements SinkHappening {
        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "store";
        }

        @Override
        public String object() {
            return item.name();
        }
    }

    /**
     * The outside system no longer has an item as often as when it was looked at last.
     *
     * @param times how often it is still stored
     */
    record Removed(Item item, int times) implements SinkHappening {
        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "remove";
        }

        @Override
        public String object() {
            return item.name();
        }
    }

    /** The outside system takes no writes. */
    record WentAway() implements SinkHappening {
        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "away";
        }
    }

    /** The outside system takes writes again. */
    record CameBack() implements SinkHappening {
        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "back";
        }
    }

    /** The outside system will refuse a write; 1 is the next. */
    record WorldRefuses(int write) implements SinkHappening {
        @Override
        public Column column() {
            return Column.WORLD;
        }

        @Override
        public String verb() {
            return "will refuse write " + write;
        }
    }

    /** A partition's letter. */
    static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }

    private static String names(List<Item> items) {
        return items.stream().map(Item::name).collect(Collectors.joining(", "));
    }
}
