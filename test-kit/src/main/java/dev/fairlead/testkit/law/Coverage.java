package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.Emission;
import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.OperatorHappening;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.world.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far offsets reach, read off the history without knowing what an offset means.
 *
 * <p>An offset reaches as far as the record that carried it: it covers that record's item, the
 * items before it at the same place, and all that its source partition covered before. When several
 * records carry the same offset, it covers the first of them only; whoever resumes there must
 * repeat the others. A source whose offsets are null keeps its positions elsewhere, and they cover
 * nothing.
 */
final class Coverage {
    static final int PLACES = 4;
    private static final String NO_OFFSET = "null"; // as JSON has it

    private record Key(String partition, String offset) {}

    private final Map<String, int[]> stored = new HashMap<>();
    private Map<String, int[]> atStart = new HashMap<>();
    private final Map<String, int[]> emitted = new HashMap<>();
    private final Map<Key, int[]> reach = new HashMap<>();
    private final Map<String, Boolean> inTheMiddle = new HashMap<>();
    private final Set<Key> middles = new HashSet<>();
    private int[] middleAtStart = nothing();
    private int incarnation;

    /** Takes in what happened. */
    void follow(History.Entry entry) {
        if (entry.incarnation() != incarnation) {
            incarnation = entry.incarnation();
            emitted.clear();
            emitted.putAll(stored);
            reach.clear();
            middles.clear();
            atStart = new HashMap<>(stored);
            middleAtStart = middles();
        }
        if (entry.what() instanceof SourceHappening.Polled polled) {
            polled.emissions().forEach(this::emitted);
            noteMiddles(polled.emissions());
        } else if (entry.what() instanceof OperatorHappening.OffsetsRemoved removed) {
            removed.partitions().forEach(stored::remove);
            removed.partitions().forEach(inTheMiddle::remove);
        } else if (entry.what() instanceof SourceHappening.OffsetStored offset) {
            int[] covered = reach.get(new Key(offset.partition(), offset.offset()));
            if (covered != null) {
                stored.put(offset.partition(), covered);
                inTheMiddle.put(
                        offset.partition(),
                        middles.contains(new Key(offset.partition(), offset.offset())));
            }
        }
    }

    /** Notes which offsets are those of records that others of their batch come behind. */
    private void noteMiddles(List<Emission> batch) {
        Set<String> seen = new HashSet<>();
        for (int i = batch.size() - 1; i >= 0; i--) {
            Emission emission = batch.get(i);
            if (!seen.add(emission.partition())) {
                middles.add(new Key(emission.partition(), emission.offset()));
            }
        }
    }

    private int[] middles() {
        int[] covered = nothing();
        stored.forEach(
                (partition, items) -> {
                    for (int place = 0; place < PLACES; place++) {
                        if (inTheMiddle.getOrDefault(partition, false)) {
                            covered[place] = Math.max(covered[place], items[place]);
                        }
                    }
                });
        return covered;
    }

    /** Whether this incarnation goes on behind a record in the middle of a batch. */
    boolean beganInTheMiddle(int place) {
        return middleAtStart[place] > 0 && middleAtStart[place] == foundAtStart(place);
    }

    /** How many items of a place the stored offsets cover. */
    int storedFor(int place) {
        return stored.values().stream().mapToInt(covered -> covered[place]).max().orElse(0);
    }

    private void emitted(Emission emission) {
        int[] before = emitted.getOrDefault(emission.partition(), nothing());
        int[] after = before.clone();
        emission.item()
                .filter(item -> !emission.offset().equals(NO_OFFSET))
                .ifPresent(
                        item ->
                                after[item.place()] =
                                        Math.max(after[item.place()], item.number() + 1));
        emitted.put(emission.partition(), after);
        reach.putIfAbsent(new Key(emission.partition(), emission.offset()), after);
    }

    /** Whether a record of this incarnation carried the offset. */
    boolean isKnown(SourceHappening.OffsetStored offset) {
        return reach.containsKey(new Key(offset.partition(), offset.offset()));
    }

    /** How many items of each place an offset covers that was just stored. */
    int[] of(SourceHappening.OffsetStored offset) {
        int[] covered = reach.get(new Key(offset.partition(), offset.offset()));
        return covered == null ? nothing() : covered;
    }

    /** Whether the stored offset of a partition covers an item. */
    boolean isStored(String partition, Item item) {
        int[] covered = stored.get(partition);
        return covered != null && item.number() < covered[item.place()];
    }

    /** How many items of a place the offsets cover that this incarnation found at its start. */
    int foundAtStart(int place) {
        return atStart.values().stream().mapToInt(covered -> covered[place]).max().orElse(0);
    }

    private static int[] nothing() {
        return new int[PLACES];
    }
}
