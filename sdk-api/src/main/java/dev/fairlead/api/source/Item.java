package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read at one place, and the offset after it: resuming after this offset yields the item
 * that follows, no earlier and no later one. Usually that is one value; if it is {@link #several},
 * each becomes a record, and after a crash in the midst of them reading goes on with the first that
 * Kafka does not have.
 *
 * <pre>{@code
 * Item<Count, Greeting> item = new Item<>(new Count(3), new Greeting("Ada", 3));
 * }</pre>
 *
 * @param offset where reading goes on after this item
 * @param values what was read; null among them becomes a tombstone
 * @param endsTransaction whether a transaction ends with this item; see {@link #endingTransaction}
 * @param <O> the source offset
 * @param <V> the value
 */
@AuthorsCall
public record Item<O, V>(O offset, List<@Nullable V> values, boolean endsTransaction) {
    public Item {
        Objects.requireNonNull(offset, "an item needs the offset after it");
    }

    /** An item of one value; null becomes a tombstone. */
    public Item(O offset, @Nullable V value) {
        this(offset, Collections.singletonList(value), false);
    }

    /**
     * An item of any number of values, such as a document with many lines. The task keeps the
     * position inside, so the same values must come in the same order when the item is read again.
     * Without values, reading goes on behind the item and nothing is sent; the offset is stored
     * only with the next record of the partition, so after a restart such items may be read again.
     */
    public static <O, V> Item<O, V> several(O offset, List<? extends @Nullable V> values) {
        return new Item<>(offset, Collections.unmodifiableList(new ArrayList<>(values)), false);
    }

    /**
     * The value of an item that has one.
     *
     * @throws IllegalStateException if it has another number of them
     */
    public @Nullable V value() {
        if (values.size() != 1) {
            throw new IllegalStateException("the item has " + values.size() + " values");
        }
        return values.get(0);
    }

    /**
     * This item, as the last one of a transaction of the outside system. Records up to here, and
     * none of another partition in between, become visible in Kafka together, if the worker runs
     * the connector exactly-once with {@code transaction.boundary=connector}; for that the
     * connector overrides {@code canDefineTransactionBoundaries}. Otherwise it means nothing. An
     * item without values, such as a marker of the end, ends what is open; nothing if nothing is.
     */
    public Item<O, V> endingTransaction() {
        return new Item<>(offset, values, true);
    }
}
