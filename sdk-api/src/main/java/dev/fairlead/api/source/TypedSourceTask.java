package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsCall;
import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.internal.Agenda;
import dev.fairlead.api.internal.Failures;
import dev.fairlead.api.internal.Turn;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.record.TypedSourceRecord;
import dev.fairlead.api.time.TaskTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;

/**
 * A source task with full control, for what {@link PartitionedSource} and {@link PushSource} do not
 * fit: the author's own polling, with the author's types. Extended by the author, who writes the
 * connector as well.
 *
 * <p>Done here: settings are bound; partitions, offsets and records are translated, and never null;
 * a poll without records waits, the longer the longer there are none, and is woken by a stop; work
 * that was planned by {@link #time} is done; a stop may come at any time, from any thread, and ends
 * the task once. What is done when is the author's own responsibility: above all, that the offset
 * of a record leads to the records behind it.
 *
 * <pre>{@code
 * public final class GaugeTask extends TypedSourceTask<Gauge, Sensor, Taken, String, Double> {
 *     private Sensor sensor = new Sensor("");
 *     private long taken;
 *
 *     @Override
 *     protected void begin(Gauge gauge) {
 *         sensor = new Sensor(gauge.place());
 *         taken = offset(sensor).map(Taken::count).orElse(0L);
 *     }
 *
 *     @Override
 *     protected List<Emitted<Sensor, Taken, String, Double>> read() {
 *         TypedSourceRecord<String, Double> record = TypedSourceRecord.of(sensor.place(), 20.5);
 *         return List.of(new Emitted<>(sensor, new Taken(++taken), record.withTopic("degrees")));
 *     }
 * }
 * }</pre>
 *
 * @param <C> the settings
 * @param <P> the source partition, a record of single values
 * @param <O> the source offset, a record of single values
 * @param <K> the key: a record, or another type that has a schema
 * @param <V> the value, likewise
 */
@AuthorsImplement
public abstract class TypedSourceTask<C extends Record, P extends Record, O extends Record, K, V>
        extends SourceTask {
    private static final long IDLE_MAX_MS = 500;

    private final Agenda agenda;
    private final Turn turn;
    private final Rest rest;
    private @Nullable TypedSourceTypes<C, P, O, K, V> types;
    private Optional<TransactionContext> transactions = Optional.empty();
    private boolean begun;

    /**
     * One record, and where it is from.
     *
     * @param partition the source partition
     * @param offset where reading goes on behind this record
     * @param record the record; it needs a topic
     * @param endsTransaction whether a transaction ends with it, where the worker lets the task say
     *     so
     */
    @AuthorsCall
    public record Emitted<P, O, K, V>(
            P partition, O offset, TypedSourceRecord<K, V> record, boolean endsTransaction) {
        public Emitted {
            Objects.requireNonNull(partition, "a record needs its source partition");
            Objects.requireNonNull(offset, "a record needs the offset after it");
            Objects.requireNonNull(record, "there is no record");
        }

        /** A record that ends no transaction. */
        public Emitted(P partition, O offset, TypedSourceRecord<K, V> record) {
            this(partition, offset, record, false);
        }

        /** This record, as the last one of a transaction. */
        public Emitted<P, O, K, V> endingTransaction() {
            return new Emitted<>(partition, offset, record, true);
        }
    }

    /** Only stores nothing: a worker creates tasks just to ask for their version. */
    protected TypedSourceTask() {
        this(Object::wait, Agenda.ofThisMachine());
    }

    TypedSourceTask(Turn.IdleWait idleWait, Agenda agenda) {
        this.turn = new Turn(idleWait);
        this.agenda = agenda;
        this.rest = new Rest(agenda);
    }

    /**
     * Begins. Stored offsets can be asked for from now on.
     *
     * @throws Exception fails the task
     */
    protected abstract void begin(C config) throws Exception;

    /**
     * Reads what is there now, at most as much as is good for one poll, and returns soon, with
     * nothing if there is nothing: waiting is done here.
     *
     * @throws RetriableException if it is worth trying again, with nothing lost; {@link
     *     dev.fairlead.api.RetryAfter} says when
     * @throws Exception anything else fails the task
     */
    protected abstract List<Emitted<P, O, K, V>> read() throws Exception;

    /**
     * Kafka has a record, or a transformation left it out. Called by any thread, also while {@link
     * #read} is running.
     *
     * @param metadata where Kafka has it; empty if it was left out
     */
    protected void acknowledged(Emitted<P, O, K, V> emitted, Optional<RecordMetadata> metadata) {}

    /** Ends what {@link #begin} began, even if that failed. A failure is ignored. */
    protected void end() throws Exception {}

    /** The stored offsets of these partitions, read at once; without those that have none. */
    protected final Map<P, O> offsets(Collection<P> partitions) {
        return types().storedOffsets(context, partitions);
    }

    /** The stored offset of a partition. */
    protected final Optional<O> offset(P partition) {
        return Optional.ofNullable(offsets(List.of(partition)).get(partition));
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

    private TypedSourceTypes<C, P, O, K, V> types() {
        TypedSourceTypes<C, P, O, K, V> known = types;
        if (known == null) {
            known = TypedSourceTypes.of(getClass());
            types = known;
        }
        return known;
    }

    @Override
    public final void start(Map<String, String> configured) {
        C config = types().settings().bind(configured);
        transactions = Transactions.of(context);
        begun = true;
        try {
            begin(config);
        } catch (Exception failed) {
            throw Failures.of("cannot start the task", failed);
        }
    }

    @Override
    public final @Nullable List<SourceRecord> poll() throws InterruptedException {
        if (!begun || !turn.take()) {
            return null;
        }
        try {
            agenda.runDue();
            List<SourceRecord> batch = rest.isOn() ? List.of() : records(emitted());
            if (batch.isEmpty()) {
                turn.idle(IDLE_MAX_MS, agenda.millisUntilNext(IDLE_MAX_MS), () -> false);
                return null;
            }
            turn.wasBusy();
            return batch;
        } catch (RetriableException later) {
            rest.after(later);
            turn.idle(IDLE_MAX_MS, agenda.millisUntilNext(IDLE_MAX_MS), () -> false);
            throw later;
        } finally {
            turn.giveBack(this::finish);
        }
    }

    private List<Emitted<P, O, K, V>> emitted() throws InterruptedException {
        try {
            return read();
        } catch (InterruptedException asked) {
            throw asked;
        } catch (Exception failed) {
            throw Failures.of("cannot read", failed);
        }
    }

    /**
     * Fails for good if a record cannot be made: the reading has gone on, a retry would lose it.
     */
    private List<SourceRecord> records(List<Emitted<P, O, K, V>> all) {
        List<SourceRecord> batch = new ArrayList<>(all.size());
        for (Emitted<P, O, K, V> emitted : all) {
            try {
                batch.add(new TracedRecord<>(types().record(emitted), emitted));
            } catch (RuntimeException failed) {
                throw new ConnectException(
                        "cannot make a record of what was read before offset "
                                + emitted.offset()
                                + " of "
                                + emitted.partition()
                                + ": "
                                + failed.getMessage(),
                        failed);
            }
            if (emitted.endsTransaction()) {
                SourceRecord last = batch.get(batch.size() - 1);
                transactions.ifPresent(each -> each.commitTransaction(last));
            }
        }
        return batch;
    }

    @Override
    @SuppressWarnings("unchecked") // this task made it
    public final void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
        if (record instanceof TracedRecord<?> traced
                && traced.from() instanceof Emitted<?, ?, ?, ?> emitted) {
            acknowledged((Emitted<P, O, K, V>) emitted, Optional.ofNullable(metadata));
        }
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
                begun = false; // as end promises: what matters was stored before
            }
        }
    }
}
