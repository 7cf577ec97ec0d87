package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsCall;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value that was read, and the offset after it: resuming after this offset yields the item that
 * follows, no earlier and no later one.
 *
 * <pre>{@code
 * Item<Count, Greeting> item = new Item<>(new Count(3), new Greeting("Ada", 3));
 * }</pre>
 *
 * @param offset where reading goes on after this item
 * @param value what was read; null becomes a tombstone
 * @param <O> the source offset
 * @param <V> the value
 */
@AuthorsCall
public record Item<O, V>(O offset, @Nullable V value) {
    public Item {
        Objects.requireNonNull(offset, "an item needs the offset after it");
    }
}
