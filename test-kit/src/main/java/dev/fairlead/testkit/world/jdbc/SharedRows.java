package dev.fairlead.testkit.world.jdbc;

import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows that items replace each other in, because their records have the same key. What was replaced
 * by something newer counts as stored; what was replaced by something older is gone. Items are
 * noted on threads of the connector, too.
 */
final class SharedRows {
    /** A row: the items of one key. */
    private record Key(int place, int first) {}

    private final RowShape shape;
    private final Map<String, Item> known = new ConcurrentHashMap<>();
    private final Map<Key, Set<Item>> rows = new ConcurrentHashMap<>();
    private final Set<Item> valued = ConcurrentHashMap.newKeySet();
    private final Map<Key, Item> highest = new LinkedHashMap<>();
    private final Map<Key, Item> now = new HashMap<>();

    SharedRows(RowShape shape) {
        this.shape = shape;
    }

    /** A record of the item has been made; without a value, it is a tombstone. */
    void keyed(Item item) {
        if (shape.sharing() > 1 || shape.compares()) {
            known.put(item.text(), item);
            rows.computeIfAbsent(keyOf(item), key -> ConcurrentHashMap.newKeySet()).add(item);
        }
    }

    void valued(Item item) {
        valued.add(item);
    }

    /** Its record can't be stored, so it replaces nothing. */
    void refused(Item item) {
        known.remove(item.text());
        rows.getOrDefault(keyOf(item), new HashSet<>()).remove(item);
    }

    /** The item that one of the texts is of. */
    Optional<Item> itemIn(Collection<String> texts) {
        return texts.stream()
                .map(text -> Optional.ofNullable(known.get(text)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Key keyOf(Item item) {
        return new Key(item.place(), shape.first(item.number()));
    }

    /** What counts as stored where these texts are. */
    List<String> storedWith(List<String> texts) {
        if (shape.sharing() == 1) {
            return texts;
        }
        Map<Key, Integer> newest = new HashMap<>();
        now.clear();
        for (String text : texts) {
            Item item = known.get(text);
            if (item != null) {
                newest.merge(keyOf(item), item.number(), Math::max);
                note(item);
            }
        }
        Map<Key, Integer> deleted = new HashMap<>();
        known.values().stream()
                .filter(item -> !valued.contains(item) && !newest.containsKey(keyOf(item)))
                .forEach(item -> deleted.merge(keyOf(item), item.number(), Math::max));
        newest.putAll(deleted);
        Set<String> there = new LinkedHashSet<>(texts);
        List<String> all = new ArrayList<>(texts);
        known.values().stream()
                .filter(item -> valued.contains(item) && !there.contains(item.text()))
                .filter(item -> item.number() < newest.getOrDefault(keyOf(item), 0))
                .map(Item::text)
                .sorted()
                .forEach(all::add);
        return all;
    }

    private void note(Item item) {
        now.merge(keyOf(item), item, SharedRows::later);
        highest.merge(keyOf(item), item, SharedRows::later);
    }

    private static Item later(Item one, Item other) {
        return other.number() > one.number() ? other : one;
    }

    /**
     * For each row that is there, what it has after what it should have. What is delivered again
     * may replace something newer for a while, so this counts only when all is quiet.
     */
    Collection<List<String>> sequences() {
        List<List<String>> sequences = new ArrayList<>();
        now.forEach(
                (key, item) -> {
                    Item best = highest.getOrDefault(key, item);
                    sequences.add(
                            best.number() > item.number()
                                    ? List.of(best.text(), item.text())
                                    : upTo(item));
                });
        return sequences;
    }

    private List<String> upTo(Item item) {
        return rows.getOrDefault(keyOf(item), Set.of()).stream()
                .filter(other -> other.number() <= item.number() && valued.contains(other))
                .sorted(Comparator.comparing(Item::number))
                .map(Item::text)
                .toList();
    }
}
