package dev.fairlead.runtime.dev;

import dev.fairlead.runtime.herder.OffsetEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The source offsets of the records that have passed lately, so that a source can go back by a
 * number of records. It keeps copies: nothing in it belongs to a plugin. Thread-safe.
 */
final class RecentOffsets {
    /** How many records of a connector are remembered. */
    static final int RECORDS_MAX = 10_000;

    private final Map<String, Past> connectors = new HashMap<>();

    /** What is known of one connector. */
    private static final class Past {
        /** By partition, the offset that comes before all records that are remembered. */
        private final Map<Map<String, ?>, Map<String, ?>> before = new HashMap<>();

        private final Deque<Passed> passed = new ArrayDeque<>();
    }

    private record Passed(Map<String, ?> partition, @Nullable Map<String, ?> offset) {}

    /** The connector has been moved and stands at {@code stored}: what has passed is forgotten. */
    synchronized void standsAt(String connector, List<OffsetEntry> stored) {
        connectors.put(connector, new Past());
        beganAt(connector, stored);
    }

    /**
     * The connector stood at {@code stored} before the records that have passed. What is known
     * already is better; and an offset that one of these records has is no news.
     */
    synchronized void beganAt(String connector, List<OffsetEntry> stored) {
        Past past = connectors.computeIfAbsent(connector, name -> new Past());
        for (OffsetEntry entry : stored) {
            if (entry.partition() != null
                    && entry.offset() != null
                    && !past.passed.contains(
                            new Passed(copy(entry.partition()), copy(entry.offset())))) {
                past.before.putIfAbsent(copy(entry.partition()), copy(entry.offset()));
            }
        }
    }

    /** A record has passed. */
    synchronized void passed(
            String connector, @Nullable Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        if (partition == null) {
            return; // a source without partitions keeps no offsets
        }
        Past past = connectors.computeIfAbsent(connector, name -> new Past());
        past.passed.addLast(new Passed(copy(partition), offset == null ? null : copy(offset)));
        if (past.passed.size() > RECORDS_MAX) {
            Passed oldest = past.passed.removeFirst();
            if (oldest.offset() != null) {
                past.before.put(oldest.partition(), oldest.offset());
            }
        }
    }

    /**
     * Where a connector stood before its last records. A partition whose first record is among them
     * is forgotten: its offset is null.
     *
     * @return the partitions that change
     */
    synchronized List<OffsetEntry> beforeTheLast(String connector, int records) {
        Past past = connectors.getOrDefault(connector, new Past());
        List<Passed> all = List.copyOf(past.passed);
        int kept = Math.max(0, all.size() - records);
        Map<Map<String, ?>, @Nullable Map<String, ?>> changed = new LinkedHashMap<>();
        all.subList(kept, all.size())
                .forEach(it -> changed.put(it.partition(), past.before.get(it.partition())));
        all.subList(0, kept).stream()
                .filter(it -> it.offset() != null && changed.containsKey(it.partition()))
                .forEach(it -> changed.put(it.partition(), Objects.requireNonNull(it.offset())));
        List<OffsetEntry> entries = new ArrayList<>();
        changed.forEach((partition, offset) -> entries.add(new OffsetEntry(partition, offset)));
        return entries;
    }

    /** As a connector would read it from the store: whole numbers are {@code Long}. */
    private static Map<String, ?> copy(Map<String, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach(
                (key, value) -> copy.put(key, value instanceof Integer i ? i.longValue() : value));
        return copy;
    }
}
