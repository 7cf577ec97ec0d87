package dev.fairlead.api.source;

import dev.fairlead.api.internal.Failures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** A source partition of a task: where it stands, and its reader while there is one. */
final class OpenPartition<C extends Record, P extends Record, O extends Record, V> {
    private final PartitionedSource<C, P, O, V> source;
    private final C config;
    private final P partition;
    private final Map<String, Object> map;
    private @Nullable O last;
    private @Nullable Reader<O, V> reader;

    OpenPartition(
            PartitionedSource<C, P, O, V> source, C config, P partition, Optional<O> resumeAfter) {
        this.source = source;
        this.config = config;
        this.partition = partition;
        this.map = source.types().partitions().toMap(partition);
        this.last = resumeAfter.orElse(null);
    }

    P partition() {
        return partition;
    }

    Map<String, Object> map() {
        return map;
    }

    Optional<O> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Reads on after the last item handed out. If it fails, nothing was read, and the next call
     * opens a fresh reader at the same place.
     */
    List<Item<O, V>> read(int max) throws InterruptedException {
        try {
            Reader<O, V> open = reader;
            if (open == null) {
                open = source.open(config, partition, last());
                reader = open;
            }
            List<Item<O, V>> items = open.read(max);
            if (items.size() > max) {
                throw new ConnectException(
                        "the reader returned "
                                + items.size()
                                + " items when asked for "
                                + max
                                + " at most; it must keep the rest for the next call");
            }
            if (!items.isEmpty()) {
                last = items.get(items.size() - 1).offset();
            }
            return items;
        } catch (InterruptedException asked) {
            close();
            throw asked;
        } catch (Exception failure) {
            close();
            throw Failures.of("source partition " + map, failure);
        }
    }

    void close() {
        Reader<O, V> open = reader;
        reader = null;
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
