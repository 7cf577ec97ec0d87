package dev.fairlead.api.source;

import dev.fairlead.api.record.RecordCodec;
import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.schema.SchemaCodec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * What a started task does: finds its partitions, reads them in turn, and makes records. Used by
 * one thread at a time. Holds no clock: it looks for new partitions when a poll found nothing, and
 * after a number of polls that did.
 */
final class SourceRun<C extends Record, P extends Record, O extends Record, V> {
    private static final int BUSY_POLLS_BETWEEN_LOOKS = 100;
    private static final int DEPARTED_MAX = 10_000;

    private final PartitionedSource<C, P, O, V> source;
    private final SourceTaskContext context;
    private final C config;
    private final String topic;
    private final SourceSettings settings;
    private final @Nullable List<P> share;
    private final Deque<OpenPartition<C, P, O, V>> turns = new ArrayDeque<>();
    private final Map<Class<?>, SchemaCodec<Object>> keyCodecs = new HashMap<>();
    private final Map<P, O> departed = new LinkedHashMap<>();
    private @Nullable ConnectException failure;
    private int pollsBeforeLook;

    SourceRun(
            PartitionedSource<C, P, O, V> source,
            Map<String, String> configured,
            SourceTaskContext context) {
        SourceTypes<C, P, O, V> types = source.types();
        this.source = source;
        this.context = context;
        this.config = types.settings().bind(configured);
        this.settings = types.common(configured);
        this.topic = types.topic(configured);
        this.share = TaskShare.read(configured, types.partitions()).orElse(null);
    }

    SourceSettings settings() {
        return settings;
    }

    /**
     * Reads one batch. What one partition could give is not lost because another one failed: the
     * failure waits until there is nothing to return with it.
     */
    List<SourceRecord> poll() throws InterruptedException {
        throwPending();
        if (pollsBeforeLook <= 0) {
            attempt(this::look);
        }
        List<SourceRecord> batch = new ArrayList<>();
        List<OpenPartition<C, P, O, V>> hungry = new ArrayList<>(turns);
        while (!hungry.isEmpty()
                && batch.size() < settings.batchMaxRecords()
                && !Thread.currentThread().isInterrupted()) {
            hungry = round(hungry, batch);
        }
        pollsBeforeLook = batch.isEmpty() ? 0 : pollsBeforeLook - 1;
        if (batch.isEmpty()) {
            throwPending();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } else if (failure instanceof RetriableException) {
            failure = null; // it will show again when there is nothing else to do
        }
        return batch;
    }

    private void throwPending() {
        ConnectException pending = failure;
        failure = null;
        if (pending != null) {
            throw pending;
        }
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (InterruptedException asked) {
            // told by the flag, for what other partitions gave must still be returned
            Thread.currentThread().interrupt();
        } catch (ConnectException failed) {
            // one that is fatal must not be replaced by one that is not
            if (failure == null || failure instanceof RetriableException) {
                failure = failed;
            }
        }
    }

    /** Gives each of the hungry an equal share of the room; returns those that had more to give. */
    private List<OpenPartition<C, P, O, V>> round(
            List<OpenPartition<C, P, O, V>> hungry, List<SourceRecord> batch) {
        int room = settings.batchMaxRecords() - batch.size();
        int each = Math.max(1, room / hungry.size());
        List<OpenPartition<C, P, O, V>> more = new ArrayList<>();
        for (OpenPartition<C, P, O, V> open : hungry) {
            int max = Math.min(each, settings.batchMaxRecords() - batch.size());
            if (max == 0 || Thread.currentThread().isInterrupted()) {
                break;
            }
            turns.remove(open);
            turns.addLast(open);
            attempt(
                    () -> {
                        List<Item<O, V>> items = open.read(max);
                        for (Item<O, V> item : items) {
                            batch.add(record(open, item));
                        }
                        if (items.size() == max) {
                            more.add(open);
                        }
                    });
        }
        return more;
    }

    /** Fails for good if a record cannot be made: the reader has gone on, a retry would lose it. */
    private SourceRecord record(OpenPartition<C, P, O, V> open, Item<O, V> item) {
        Map<String, Object> offset = source.types().offsets().toMap(item.offset());
        try {
            return record(open, item.value(), offset);
        } catch (RuntimeException failed) {
            throw new ConnectException(
                    "source partition "
                            + open.map()
                            + ": cannot make a record of the item before offset "
                            + offset
                            + ": "
                            + failed.getMessage(),
                    failed);
        }
    }

    private SourceRecord record(
            OpenPartition<C, P, O, V> open, @Nullable V value, Map<String, Object> offset) {
        RecordCodec<Object, Object> records = source.types().values().records();
        if (records != null) {
            return records.toConnect(open.map(), offset, whole(open.partition(), value));
        }
        P partition = open.partition();
        SchemaCodec<V> values = source.types().values().codec();
        Object key = source.key(config, partition, value);
        SchemaCodec<Object> keys = key == null ? null : keyCodec(key.getClass());
        return new SourceRecord(
                open.map(),
                offset,
                topic(partition, value),
                null,
                keys == null || key == null ? null : keys.schema(key),
                keys == null || key == null ? null : keys.toConnect(key),
                value == null || values == null ? null : values.schema(value),
                value == null || values == null ? null : values.toConnect(value),
                source.timestamp(config, partition, value).map(Instant::toEpochMilli).orElse(null));
    }

    private String topic(P partition, @Nullable V value) {
        return source.types().routesItself() ? source.topic(config, partition, value) : topic;
    }

    /** A whole record; what it leaves open, the connector decides as it does for values. */
    @SuppressWarnings("unchecked") // V is a typed record, or there would be no codec for it
    private TypedSourceRecord<Object, Object> whole(P partition, @Nullable V value) {
        if (value == null) {
            throw new ConnectException(
                    "an item has no record; for a tombstone, give"
                            + " TypedSourceRecord.tombstone(key)");
        }
        TypedSourceRecord<Object, Object> said = (TypedSourceRecord<Object, Object>) value;
        Object key = said.key().orElseGet(() -> source.key(config, partition, value));
        TypedSourceRecord<Object, Object> keyed = key == null ? said : said.withKey(key);
        TypedSourceRecord<Object, Object> placed =
                keyed.topic().isPresent() ? keyed : keyed.withTopic(topic(partition, value));
        return placed.timestamp()
                .or(() -> source.timestamp(config, partition, value))
                .map(placed::withTimestamp)
                .orElse(placed);
    }

    @SuppressWarnings("unchecked") // asked for with the class of the very object it translates
    private SchemaCodec<Object> keyCodec(Class<?> type) {
        return keyCodecs.computeIfAbsent(type, t -> (SchemaCodec<Object>) SchemaCodec.of(t));
    }

    private void look() {
        Collection<P> now = share != null ? share : source.list(config);
        pollsBeforeLook = share != null ? Integer.MAX_VALUE : BUSY_POLLS_BETWEEN_LOOKS;
        Set<P> wanted = Set.copyOf(now);
        Set<P> open = new HashSet<>();
        turns.removeIf(
                old -> {
                    open.add(old.partition());
                    return !wanted.contains(old.partition()) && depart(old);
                });
        List<P> fresh = now.stream().filter(p -> !open.contains(p)).toList();
        if (!fresh.isEmpty()) {
            Map<P, O> stored = storedOffsets(fresh);
            for (P partition : fresh) {
                Optional<O> after =
                        Optional.ofNullable(departed.remove(partition))
                                .or(() -> Optional.ofNullable(stored.get(partition)));
                turns.addLast(new OpenPartition<>(source, config, partition, after));
            }
        }
    }

    /** Remembers where a partition stood that is gone, for it may come back before a commit. */
    private boolean depart(OpenPartition<C, P, O, V> old) {
        old.close();
        old.last().ifPresent(last -> departed.put(old.partition(), last));
        if (departed.size() > DEPARTED_MAX) {
            departed.remove(departed.keySet().iterator().next());
        }
        return true;
    }

    private Map<P, O> storedOffsets(List<P> partitions) {
        Map<Map<String, Object>, P> maps = new LinkedHashMap<>();
        for (P partition : partitions) {
            maps.put(source.types().partitions().toMap(partition), partition);
        }
        Map<P, O> offsets = new HashMap<>();
        context.offsetStorageReader()
                .offsets(maps.keySet())
                .forEach(
                        (map, offset) -> {
                            P partition = maps.get(map);
                            if (partition != null && offset != null) {
                                offsets.put(partition, source.types().offsets().fromMap(offset));
                            }
                        });
        return offsets;
    }

    void close() {
        turns.forEach(OpenPartition::close);
        turns.clear();
    }
}
