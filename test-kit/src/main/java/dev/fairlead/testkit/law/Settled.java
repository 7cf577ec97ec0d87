package dev.fairlead.testkit.law;

import dev.fairlead.testkit.history.History;
import dev.fairlead.testkit.history.SourceHappening;
import dev.fairlead.testkit.world.Item;
import java.util.BitSet;
import java.util.Optional;

/** Which items are settled: in the topic, or left out of it on purpose. */
final class Settled {
    private final BitSet[] items = new BitSet[Coverage.PLACES];

    Settled() {
        for (int place = 0; place < items.length; place++) {
            items[place] = new BitSet();
        }
    }

    /** Takes in what happened. */
    void follow(History.Entry entry) {
        itemOf(entry).ifPresent(item -> items[item.place()].set(item.number()));
    }

    /** The item that this settles. */
    static Optional<Item> itemOf(History.Entry entry) {
        if (entry.what() instanceof SourceHappening.Acknowledged acknowledged) {
            return acknowledged.emission().item();
        }
        if (entry.what() instanceof SourceHappening.Dropped dropped) {
            return dropped.emission().item();
        }
        return Optional.empty();
    }

    boolean has(Item item) {
        return items[item.place()].get(item.number());
    }

    /** The number of the first item of a place, from {@code from} on, that isn't settled. */
    int firstMissing(int place, int from) {
        return items[place].nextClearBit(from);
    }

    /** Whether a later item of the same place is settled. */
    boolean hasLaterThan(Item item) {
        return items[item.place()].length() > item.number() + 1;
    }
}
