package dev.fairlead.api.sink;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.internal.Agenda;
import dev.fairlead.api.internal.Failures;
import dev.fairlead.api.internal.Turn;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.record.TypedSinkRecord;
import dev.fairlead.api.time.TaskTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/**
 * A sink task with full control, for what {@link PartitionedSink} does not fit: the author's own
 * writing, with the author's types. Extended by the author, who writes the connector as well.
 *
 * <p>Done here: settings are bound; records are translated, are never null and cannot be changed;
 * those that do not fit go to the dead letter topic, or fail the task if there is none; offsets
 * that are told are checked; work that was planned by {@link #time} is done; a stop may come at any
 * time, from any thread, and ends the task once. What is done when is the author's own
 * responsibility: above all, that what {@link #durable} tells survives a crash.
 *
 * <p>All methods are called on the task's thread.
 *
 * <pre>{@code
 * @Override
 * protected void write(List<TypedSinkRecord<String, Long>> records) {
 *     for (TypedSinkRecord<String, Long> record : records) {
 *         if (record.key().isEmpty()) {
 *             reject(record, new IllegalArgumentException("nobody's"));
 *         } else {
 *             sums.merge(record.key().get(), record.value().orElse(0L), Long::sum);
 *         }
 *     }
 * }
 *
 * @Override
 * protected Map<TopicPartition, Long> durable(Map<TopicPartition, Long> written) {
 *     return written;
 * }
 * }</pre>
 *
 * @param <C> the settings
 * @param <K> the key: a record, or another type that has a schema
 * @param <V> the value, likewise
 */
@AuthorsImplement
public abstract class TypedSinkTask<C extends Record, K, V> extends SinkTask {
    private static final long MUCH_LATER_MS = 86_400_000;

    private final Agenda agenda;
    private final Turn turn = new Turn(Object::wait);
    private final Origin originOfRecords = Origin.ofThisWorker();
    private final IdentityHashMap<TypedSinkRecord<K, V>, SinkRecord> arrived =
            new IdentityHashMap<>();
    private final Redelivery redelivery = new Redelivery();
    private final List<Future<?>> onTheirWay = new ArrayList<>();
    private @Nullable TypedSinkTypes<C, K, V> types;
    private DeadLetters deadLetters = new DeadLetters(null);
    private boolean begun;

    /** Only stores nothing: a worker creates tasks just to ask for their version. */
    protected TypedSinkTask() {
        this(Agenda.ofThisMachine());
    }

    TypedSinkTask(Agenda agenda) {
        this.agenda = agenda;
    }

    /**
     * Begins.
     *
     * @throws Exception fails the task
     */
    protected abstract void begin(C config) throws Exception;

    /** These partitions are the task's from now on. */
    protected void assigned(Set<TopicPartition> partitions) throws Exception {}

    /**
     * Writes records, or takes them over. Called also without any, so that a task can look after
     * what it wrote before.
     *
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again: the
     *     same records come again, and nothing else before. The worker waits until then, the longer
     *     the more often it failed in a row, and planned work waits with it; {@link
     *     dev.fairlead.api.RetryAfter} says how long at least
     * @throws Exception anything else fails the task
     */
    protected abstract void write(List<TypedSinkRecord<K, V>> records) throws Exception;

    /**
     * How far everything is durable, so that it may be committed. Partitions are those that records
     * came from, as {@link #origin} tells.
     *
     * @param written for each partition the offset behind the last record that {@link #write}
     *     returned for
     * @return for each partition the first offset that is not durable, at most as given; a
     *     partition that is left out is not committed
     * @throws Exception if nothing can be said: everything since the last commit is delivered again
     */
    protected abstract Map<TopicPartition, Long> durable(Map<TopicPartition, Long> written)
            throws Exception;

    /**
     * These partitions are another task's from now on: nothing may be written for them any more.
     * {@link #durable} was asked before, unless they were lost.
     */
    protected void revoked(Set<TopicPartition> partitions) throws Exception {}

    /** Ends what {@link #begin} began, even if that failed. A failure is ignored. */
    protected void end() throws Exception {}

    /**
     * Gives up a record that can never be written: it goes to the dead letter topic. To be called
     * within {@link #write}, for a record of that call. When the same records come again after a
     * failure, it may be rejected again, but is not sent again.
     *
     * @throws ConnectException if nobody takes the record; let it through, it fails the task
     */
    protected final void reject(TypedSinkRecord<K, V> record, Throwable why) {
        reject(raw(record), why);
    }

    private void reject(SinkRecord record, Throwable why) {
        TopicPartition partition = originOfRecords.partition(record);
        long offset = originOfRecords.offset(record);
        if (!redelivery.isRejected(partition, offset)) {
            onTheirWay.removeIf(Future::isDone); // if one failed, so does the worker's commit
            onTheirWay.add(deadLetters.take(record, partition + " at offset " + offset, why));
            redelivery.rejected(partition, offset);
        }
    }

    /**
     * Waits until everything that was rejected so far has arrived as dead letters, also what did
     * not fit. Offsets that are committed wait for that anyway; this is for a task that keeps its
     * positions itself, to be called before it stores one: what is before it never comes again, so
     * a letter that was still on its way in a crash would be lost.
     *
     * @throws ConnectException if one did not arrive; let it through
     */
    protected final void awaitRejected() throws InterruptedException {
        for (Future<?> letter : onTheirWay) {
            try {
                letter.get();
            } catch (ExecutionException failed) {
                throw Failures.of("what was rejected is no dead letter", failed);
            }
        }
        onTheirWay.clear();
    }

    /**
     * The partition that a record was consumed from, whatever transformations did since. To be
     * asked within {@link #write}, for a record of that call.
     */
    protected final TopicPartition origin(TypedSinkRecord<K, V> record) {
        return originOfRecords.partition(raw(record));
    }

    private SinkRecord raw(TypedSinkRecord<K, V> record) {
        SinkRecord raw = arrived.get(record);
        if (raw == null) {
            throw new IllegalStateException(
                    "the record is none of this call's; ask within write, for the very record");
        }
        return raw;
    }

    /** Delivers from this offset on, instead of where the task stands, before anything else. */
    protected final void goOnFrom(TopicPartition partition, long offset) {
        context.offset(partition, offset);
    }

    /** Delivers nothing of these partitions until {@link #resume}; they must be the task's. */
    protected final void pause(Collection<TopicPartition> partitions) {
        context.pause(partitions.toArray(TopicPartition[]::new));
    }

    /** Ends {@link #pause}. */
    protected final void resume(Collection<TopicPartition> partitions) {
        context.resume(partitions.toArray(TopicPartition[]::new));
    }

    /** Asks for a commit of offsets soon. */
    protected final void requestCommit() {
        context.requestCommit();
    }

    /** The clock of this task, and what it is to do later. */
    protected final TaskTime time() {
        return agenda;
    }

    /** The version in the manifest of the jar; {@code unversioned} if there is none. */
    @Override
    public String version() {
        return Versions.of(getClass());
    }

    private TypedSinkTypes<C, K, V> types() {
        TypedSinkTypes<C, K, V> known = types;
        if (known == null) {
            known = TypedSinkTypes.of(getClass());
            types = known;
        }
        return known;
    }

    private interface Call {
        void run() throws Exception;
    }

    /** Does something in turn; false if the task does not run. */
    private boolean call(String what, Call call) {
        if (!begun || !turn.takeIfFree()) {
            return false;
        }
        try {
            call.run();
            return true;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw Failures.of(what, asked);
        } catch (Exception failed) {
            throw Failures.of(what, failed);
        } finally {
            turn.giveBack(this::finish);
        }
    }

    @Override
    public final void start(Map<String, String> configured) {
        C config = types().settings().bind(configured);
        deadLetters = DeadLetters.of(context);
        begun = true;
        call("cannot start the task", () -> begin(config));
    }

    @Override
    public final void open(Collection<TopicPartition> partitions) {
        call(
                "cannot begin with " + partitions,
                () -> {
                    redelivery.forget(partitions);
                    assigned(Set.copyOf(partitions));
                });
    }

    @Override
    public final void put(Collection<SinkRecord> records) {
        boolean done = call("cannot write", () -> take(records));
        if (!done && !records.isEmpty()) {
            throw new ConnectException("the task does not run; records cannot be written");
        }
    }

    private void take(Collection<SinkRecord> records) throws Exception {
        try {
            agenda.runDue();
            write(typed(records));
            redelivery.written();
            long left = agenda.millisUntilNext(MUCH_LATER_MS);
            if (left < MUCH_LATER_MS) {
                context.timeout(left);
            }
        } catch (Exception failed) {
            redelivery.failed(failed).ifPresent(context::timeout);
            throw failed;
        } finally {
            arrived.clear();
        }
    }

    private List<TypedSinkRecord<K, V>> typed(Collection<SinkRecord> records) {
        List<TypedSinkRecord<K, V>> batch = new ArrayList<>(records.size());
        for (SinkRecord record : records) {
            try {
                TypedSinkRecord<K, V> typed = types().records().fromConnect(record);
                arrived.put(typed, record);
                batch.add(typed);
            } catch (DataException misfit) {
                reject(record, misfit);
            }
        }
        return Collections.unmodifiableList(batch);
    }

    @Override
    public final Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> positions) {
        Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
        call(
                "cannot tell what is durable",
                () -> {
                    Map<TopicPartition, Long> written = new HashMap<>();
                    positions.forEach((partition, at) -> written.put(partition, at.offset()));
                    durable(Map.copyOf(written))
                            .forEach((each, offset) -> told.put(each, told(each, offset, written)));
                });
        return told;
    }

    private static OffsetAndMetadata told(
            TopicPartition partition, long offset, Map<TopicPartition, Long> written) {
        Long most = written.get(partition);
        if (most == null || offset > most) {
            throw new ConnectException(
                    partition
                            + "@"
                            + offset
                            + " is said to be durable, but "
                            + (most == null
                                    ? "no record came from there; ask for the origin of records"
                                    : "records came before offset " + most + " only"));
        }
        return new OffsetAndMetadata(offset);
    }

    @Override
    public final void close(Collection<TopicPartition> partitions) {
        call(
                "cannot leave " + partitions,
                () -> {
                    redelivery.forget(partitions);
                    revoked(Set.copyOf(partitions));
                });
    }

    @Override
    public final void stop() {
        turn.stop(this::finish);
    }

    private void finish() {
        if (begun) {
            begun = false;
            try {
                end();
            } catch (Exception ignored) {
                begun = false; // as end promises: what matters is durable, or comes again
            }
        }
    }
}
