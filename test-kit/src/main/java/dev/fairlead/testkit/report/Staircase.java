package dev.fairlead.testkit.report;

import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.Happening;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SinkHappening;
import dev.fairlead.testkit.history.SourceHappening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How far is committed, over time, for one source partition or one partition of a topic.
 *
 * @param name the partition's
 * @param treads in the order of time
 * @param height the highest level
 */
record Staircase(String name, List<Tread> treads, int height) {
    /**
     * Something is committed.
     *
     * @param level for a source how many offsets poll had returned up to this one, for a sink the
     *     position's rank among those that are committed; 0 for nothing
     */
    record Tread(int row, int level) {}

    Staircase {
        treads = List.copyOf(treads);
    }

    /** One for each partition with commits. */
    static List<Staircase> in(History history, Story story) {
        Map<String, List<String>> offsets = new LinkedHashMap<>();
        Map<Integer, TreeSet<Long>> positions = new LinkedHashMap<>();
        for (History.Entry entry : history.entries()) {
            if (entry.index() <= story.end()) {
                collect(entry.what(), offsets, positions);
            }
        }
        Map<String, List<Tread>> treads = new LinkedHashMap<>();
        for (History.Entry entry : history.entries()) {
            Integer row = story.rows().get(entry.index());
            if (row == null) {
                continue;
            }
            if (entry.what() instanceof SourceHappening.OffsetStored stored) {
                List<String> known = offsets.getOrDefault(stored.partition(), List.of());
                treads.computeIfAbsent(stored.partition(), key -> new ArrayList<>())
                        .add(new Tread(row, known.indexOf(stored.offset()) + 1));
            } else if (entry.what() instanceof SinkHappening.PositionCommitted committed) {
                TreeSet<Long> known = positions.getOrDefault(committed.place(), new TreeSet<>());
                treads.computeIfAbsent(
                                SinkHappening.letter(committed.place()), key -> new ArrayList<>())
                        .add(new Tread(row, known.headSet(committed.position(), true).size()));
            }
        }
        List<Staircase> stairs = new ArrayList<>();
        treads.forEach((name, steps) -> stairs.add(new Staircase(name, steps, height(steps))));
        return stairs;
    }

    private static int height(List<Tread> treads) {
        return treads.stream().mapToInt(Tread::level).max().orElse(0);
    }

    /** Whether something is committed in this row. */
    boolean isAt(int row) {
        return treads.stream().anyMatch(tread -> tread.row() == row);
    }

    private static void collect(
            Happening what,
            Map<String, List<String>> offsets,
            Map<Integer, TreeSet<Long>> positions) {
        if (what instanceof SourceHappening.Polled polled) {
            for (Emission emission : polled.emissions()) {
                List<String> known =
                        offsets.computeIfAbsent(emission.partition(), key -> new ArrayList<>());
                if (!known.contains(emission.offset())) {
                    known.add(emission.offset());
                }
            }
        } else if (what instanceof SinkHappening.PositionCommitted committed
                && committed.position() > 0) {
            positions
                    .computeIfAbsent(committed.place(), key -> new TreeSet<>())
                    .add(committed.position());
        }
    }
}
