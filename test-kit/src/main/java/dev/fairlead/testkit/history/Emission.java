package dev.fairlead.testkit.history;

import dev.fairlead.testkit.world.Item;
import java.util.Optional;

/**
 * One record as it was when {@code poll} returned it.
 *
 * @param number counts the records of one life from 0, over all incarnations
 * @param item the item that it tells of; empty when it is none of the world's
 * @param beside whether it tells of no item, and rightly so
 * @param seen what the record's value looks like, for failures
 * @param partition the source partition as the offset store spells it
 * @param offset the source offset as the offset store spells it
 * @param misfit why partition or offset can't be stored; empty when they can
 * @param content what is in it
 */
public record Emission(
        int number,
        Optional<Item> item,
        boolean beside,
        String seen,
        String partition,
        String offset,
        Optional<String> misfit,
        Content content) {
    /** A record whose content nobody looks at. */
    public Emission(
            int number,
            Optional<Item> item,
            String seen,
            String partition,
            String offset,
            Optional<String> misfit) {
        this(number, item, false, seen, partition, offset, misfit, Content.NONE);
    }

    /** Whether it should tell of an item, but doesn't. */
    public boolean isGarbage() {
        return item.isEmpty() && !beside;
    }

    /** The item's name, or what was seen instead. */
    public String name() {
        return item.map(Item::name).orElse("'" + seen + "'");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Emission that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
