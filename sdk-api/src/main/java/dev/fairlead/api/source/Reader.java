package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsImplement;
import java.util.List;

/**
 * Reads one source partition, in order. Implemented by the author.
 *
 * <p>All calls come from one thread at a time: {@link #read} any number of times, then {@link
 * #close} once. After a failed read the reader is closed and another one is opened after the last
 * item that was handed out, so a reader need not recover by itself.
 *
 * <pre>{@code
 * static final class Countdown implements Reader<Count, Integer> {
 *     private int done;
 *
 *     Countdown(int done) {
 *         this.done = done;
 *     }
 *
 *     @Override
 *     public List<Item<Count, Integer>> read(int max) {
 *         List<Item<Count, Integer>> items = new ArrayList<>();
 *         while (done < 10 && items.size() < max) {
 *             done++;
 *             items.add(new Item<>(new Count(done), 10 - done));
 *         }
 *         return items;
 *     }
 * }
 * }</pre>
 *
 * @param <O> the source offset
 * @param <V> the value
 */
@AuthorsImplement
public interface Reader<O, V> {
    /**
     * Reads the items that are there now.
     *
     * <p>Should return soon, with nothing if there is nothing: waiting is done by the task, which a
     * stop can wake. A partition that went since it was listed has nothing. Data must come in the
     * same order, with the same offsets, whenever it is read again.
     *
     * @param max how many items to return at most, at least 1
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again; the
     *     task waits before it does, without bound; {@link dev.fairlead.api.RetryAfter} says how
     *     long at least, and other partitions are read meanwhile
     * @throws Exception anything else fails the task
     */
    List<Item<O, V>> read(int max) throws Exception;

    /** Releases what the reader holds. A failure is ignored: nothing depends on it. */
    default void close() throws Exception {}
}
