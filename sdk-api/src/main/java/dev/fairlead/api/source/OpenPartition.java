package dev.fairlead.api.source;

import dev.fairlead.api.internal.Failures;
import dev.fairlead.api.time.TaskTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * A source partition of a task: where it stands, its reader while there is one, and the items that
 * it read beyond what a poll took.
 */
final class OpenPartition<C extends Record, P extends Record, O extends Record, V> {
    private final PartitionedSource<C, P, O, V> source;
    private final C config;
    private final P partition;
    private final Map<String, Object> map;
    private final Deque<Item<O, V>> waiting = new ArrayDeque<>();
    private final Rest rest;
    private Position<O> position;
    private @Nullable Reader<O, V> reader;
    private boolean inTransaction;
    private boolean more;
    private boolean skipping;

    /** Takes what is read. */
    interface Taker<O extends Record, V> {
        void take(@Nullable V value, Position<O> position, boolean endsTransaction);

        /** The transaction ends after the last value that was taken, maybe long ago. */
        void endTransaction();
    }

    OpenPartition(
            PartitionedSource<C, P, O, V> source,
            C config,
            P partition,
            Position<O> resumeAfter,
            TaskTime time) {
        this.source = source;
        this.config = config;
        this.partition = partition;
        this.map = source.types().partitions().toMap(partition);
        this.position = resumeAfter;
        this.rest = new Rest(time);
    }

    P partition() {
        return partition;
    }

    Map<String, Object> map() {
        return map;
    }

    Position<O> position() {
        return position;
    }

    /** Whether the outside system wants this partition to be left alone. */
    boolean isResting() {
        return rest.isOn();
    }

    /** Whether the last value that was taken belongs to a transaction that goes on. */
    boolean isInTransaction() {
        return inTransaction;
    }

    /** Whether the last reading stopped because there was enough, not because there was no more. */
    boolean hasMore() {
        return more;
    }

    /** Whether the last reading stopped for items without values, and there may be more. */
    boolean isSkipping() {
        return skipping;
    }

    /**
     * Reads on after the last value that was taken; nothing while the partition rests. If it fails,
     * nothing more was taken, and the next call opens a fresh reader at the same place.
     *
     * <p>An item without values counts like a value, or a reader that has nothing else would never
     * let go.
     *
     * @param max how many values at most
     * @param whole whether to read on up to {@code max} while a transaction is open
     * @param enough how many values at most otherwise; none where a transaction was open before, so
     *     that what follows its end belongs to another batch
     */
    void read(int max, int enough, boolean whole, Taker<O, V> taker) throws InterruptedException {
        int taken = 0;
        int skipped = 0;
        boolean exhausted = false;
        more = false;
        skipping = false;
        if (rest.isOn()) {
            return;
        }
        while (taken + skipped < enough || (whole && inTransaction && taken + skipped < max)) {
            if (waiting.isEmpty()) {
                int asked = (whole ? max : enough) - taken - skipped;
                List<Item<O, V>> items = read(asked);
                waiting.addAll(items);
                exhausted = items.size() < asked;
            }
            if (!waiting.isEmpty()) {
                int values = takeOne(waiting.getFirst(), taker);
                taken += values;
                skipped += 1 - values;
            }
            if (waiting.isEmpty() && exhausted) {
                return;
            }
        }
        skipping = skipped > 0;
        more = !skipping;
    }

    /** Gives one value of the item that is next; none if it has none. */
    private int takeOne(Item<O, V> item, Taker<O, V> taker) {
        int size = item.values().size();
        int index = position.inside();
        if (index >= size && index > 0) {
            throw new ConnectException(
                    "source partition "
                            + map
                            + ": the item before offset "
                            + source.types().offsets().toMap(item.offset())
                            + " has "
                            + size
                            + " values, but "
                            + index
                            + " of them were sent to Kafka before; what is read again must be as"
                            + " it was");
        }
        boolean last = index + 1 >= size;
        Position<O> next =
                last ? Position.after(item.offset()) : new Position<>(position.after(), index + 1);
        if (size > 0) {
            taker.take(item.values().get(index), next, last && item.endsTransaction());
            inTransaction = !(last && item.endsTransaction());
        } else if (item.endsTransaction() && inTransaction) {
            taker.endTransaction();
            inTransaction = false;
        }
        position = next;
        if (last) {
            waiting.removeFirst();
        }
        return Math.min(1, size);
    }

    private List<Item<O, V>> read(int max) throws InterruptedException {
        try {
            Reader<O, V> open = reader;
            if (open == null) {
                open = source.open(config, partition, position.after());
                if (open == null) {
                    throw new ConnectException(
                            source.getClass().getName()
                                    + ".open returned null; it must return a reader, whose read"
                                    + " returns an empty list if there is nothing to read");
                }
                reader = open;
            }
            List<Item<O, V>> items = open.read(max);
            if (items == null) {
                throw new ConnectException(
                        "Reader.read of the reader "
                                + open.getClass().getName()
                                + ", opened by "
                                + source.getClass().getName()
                                + ", returned null; it must return an empty list if there is"
                                + " nothing to read");
            }
            if (items.size() > max) {
                throw new ConnectException(
                        "the reader returned "
                                + items.size()
                                + " items when asked for "
                                + max
                                + " at most; it must keep the rest for the next call");
            }
            return items;
        } catch (InterruptedException asked) {
            close();
            source.closeResources();
            throw asked;
        } catch (Exception failure) {
            close();
            source.closeResources();
            rest.after(failure);
            throw Failures.of("source partition " + map, failure);
        }
    }

    void close() {
        Reader<O, V> open = reader;
        reader = null;
        waiting.clear();
        if (open != null) {
            try {
                open.close();
            } catch (Exception ignored) {
                // as Reader.close promises: all that matters was handed out before
                reader = null;
            }
        }
    }
}
