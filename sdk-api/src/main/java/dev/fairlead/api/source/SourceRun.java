package dev.fairlead.api.source;

import dev.fairlead.api.time.TaskTime;
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
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;

/**
 * What a started task does: finds its partitions, reads them in turn, and makes records. Used by
 * one thread at a time. A task that was not told its share looks for partitions itself, at the
 * beginning and then in the interval that is set.
 */
final class SourceRun<C extends Record, P extends Record, O extends Record, V> {
    private static final int DEPARTED_MAX = 10_000;

    private final PartitionedSource<C, P, O, V> source;
    private final SourceTaskContext context;
    private final C config;
    private final SourceSettings settings;
    private final @Nullable List<P> share;
    private final Optional<TransactionContext> transactions;
    private final TaskTime time;
    private final Rest restOfLooks;
    private final Deque<OpenPartition<C, P, O, V>> turns = new ArrayDeque<>();
    private final RecordMaker<P, V> records;
    private final Map<P, Position<O>> departed = new LinkedHashMap<>();
    private @Nullable ConnectException failure;
    private @Nullable OpenPartition<C, P, O, V> inTransaction;
    private boolean lookIsDue = true;
    private boolean looked;
    private boolean skipping;
    private boolean batchEndsTransaction;

    SourceRun(
            PartitionedSource<C, P, O, V> source,
            Map<String, String> configured,
            SourceTaskContext context,
            TaskTime time) {
        SourceTypes<C, P, O, V> types = source.types();
        this.source = source;
        this.context = context;
        this.time = time;
        this.restOfLooks = new Rest(time);
        this.config = types.settings().bind(configured);
        source.enter(config);
        this.settings = types.common(configured);
        this.transactions = Transactions.of(context);
        this.share = TaskShare.read(configured, types.partitions()).orElse(null);
        this.records =
                new RecordMaker<>(types.values(), source.saying(config, types.topic(configured)));
        if (share == null) {
            time.every(settings.partitionsRefresh(), () -> lookIsDue = true);
        }
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
        skipping = false;
        batchEndsTransaction = false;
        if (lookIsDue && !restOfLooks.isOn()) {
            attempt(this::look);
        }
        List<SourceRecord> batch = new ArrayList<>();
        if (inTransaction != null) {
            readFrom(inTransaction, 0, batch);
        }
        List<OpenPartition<C, P, O, V>> hungry = hungry();
        while (!hungry.isEmpty()
                && batch.size() < settings.batchMaxRecords()
                && !Thread.currentThread().isInterrupted()) {
            hungry = round(hungry, batch);
        }
        boolean idle = batch.isEmpty() && !wasBusy();
        if (batchEndsTransaction) {
            return batch; // what failed waits: the worker commits when this poll is over
        }
        if (idle) {
            throwPending();
        }
        if (batch.isEmpty() && Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!idle && failure instanceof RetriableException) {
            failure = null; // it will show again when there is nothing else to do
        }
        return batch;
    }

    /** Whether the last poll went on in the outside system, even if it returned no record. */
    boolean wasBusy() {
        return skipping || batchEndsTransaction;
    }

    /**
     * Nobody while a transaction is open, or ends with this batch: nobody else's records belong to
     * it.
     */
    private List<OpenPartition<C, P, O, V>> hungry() {
        return inTransaction == null && !batchEndsTransaction
                ? turns.stream().filter(each -> !each.isResting()).toList()
                : List.of();
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
            if (batch.size() == settings.batchMaxRecords()
                    || Thread.currentThread().isInterrupted()) {
                break;
            }
            readFrom(open, each, batch);
            if (inTransaction != null) {
                return List.of();
            }
            if (open.hasMore()) {
                more.add(open);
            }
        }
        return more;
    }

    /** Reads what is enough, and on to the end of the transaction if one is open then. */
    private void readFrom(OpenPartition<C, P, O, V> open, int enough, List<SourceRecord> batch) {
        turns.remove(open);
        turns.addLast(open);
        int max = settings.batchMaxRecords() - batch.size();
        boolean whole = transactions.isPresent();
        attempt(() -> open.read(max, Math.min(enough, max), whole, taker(open, batch)));
        skipping |= open.isSkipping();
        inTransaction = whole && open.isInTransaction() ? open : null;
    }

    private OpenPartition.Taker<O, V> taker(
            OpenPartition<C, P, O, V> open, List<SourceRecord> batch) {
        return new OpenPartition.Taker<>() {
            @Override
            public void take(@Nullable V value, Position<O> position, boolean ends) {
                batch.add(record(open, value, position, ends));
            }

            @Override
            public void endTransaction() {
                transactions.ifPresent(each -> endAfter(batch, each));
            }
        };
    }

    /**
     * Ends a transaction whose records are the last ones of the batch, or were returned by earlier
     * polls. Then nothing can be said of a record any more; the worker commits after this poll, for
     * it does so after one without records, too.
     */
    private void endAfter(List<SourceRecord> batch, TransactionContext worker) {
        if (batch.isEmpty()) {
            worker.commitTransaction();
            batchEndsTransaction = true;
        } else {
            worker.commitTransaction(batch.get(batch.size() - 1));
        }
    }

    /** Fails for good if a record cannot be made: the reader has gone on, a retry would lose it. */
    private SourceRecord record(
            OpenPartition<C, P, O, V> open,
            @Nullable V value,
            Position<O> position,
            boolean endsTransaction) {
        Map<String, Object> offset = position.toMap(source.types().offsets());
        SourceRecord record;
        try {
            record = records.record(open.map(), offset, open.partition(), value);
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
        if (endsTransaction) {
            transactions.ifPresent(each -> each.commitTransaction(record));
        }
        return record;
    }

    /** If it fails, there is time for it until the next look, unless it is the first one. */
    private void look() {
        lookIsDue = !looked;
        Collection<P> now = share != null ? share : list();
        Set<P> wanted = Set.copyOf(now);
        Set<P> open = new HashSet<>();
        turns.removeIf(
                old -> {
                    open.add(old.partition());
                    return !wanted.contains(old.partition()) && depart(old);
                });
        List<P> fresh = now.stream().filter(p -> !open.contains(p)).toList();
        if (!fresh.isEmpty()) {
            Map<P, Position<O>> stored = storedOffsets(fresh);
            for (P partition : fresh) {
                Position<O> after =
                        Optional.ofNullable(departed.remove(partition))
                                .or(() -> Optional.ofNullable(stored.get(partition)))
                                .orElseGet(Position::beginning);
                turns.addLast(new OpenPartition<>(source, config, partition, after, time));
            }
        }
        looked = true;
        lookIsDue = false;
    }

    private Collection<P> list() {
        try {
            return source.list(config);
        } catch (ConnectException failed) {
            restOfLooks.after(failed);
            throw failed;
        }
    }

    /** Remembers where a partition stood that is gone, for it may come back before a commit. */
    private boolean depart(OpenPartition<C, P, O, V> old) {
        old.close();
        inTransaction = old == inTransaction ? null : inTransaction;
        departed.put(old.partition(), old.position());
        if (departed.size() > DEPARTED_MAX) {
            departed.remove(departed.keySet().iterator().next());
        }
        return true;
    }

    private Map<P, Position<O>> storedOffsets(List<P> partitions) {
        Map<Map<String, Object>, P> maps = new LinkedHashMap<>();
        for (P partition : partitions) {
            maps.put(source.types().partitions().toMap(partition), partition);
        }
        Map<P, Position<O>> offsets = new HashMap<>();
        context.offsetStorageReader()
                .offsets(maps.keySet())
                .forEach(
                        (map, offset) -> {
                            P partition = maps.get(map);
                            if (partition != null && offset != null) {
                                offsets.put(
                                        partition, Position.of(offset, source.types().offsets()));
                            }
                        });
        return offsets;
    }

    void close() {
        turns.forEach(OpenPartition::close);
        turns.clear();
        source.closeResources();
    }
}
