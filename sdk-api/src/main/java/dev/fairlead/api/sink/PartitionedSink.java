package dev.fairlead.api.sink;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.internal.Failures;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.internal.Warnings;
import dev.fairlead.api.time.TaskTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.jspecify.annotations.Nullable;

/**
 * A sink that writes every topic partition in order, by a writer of its own. Extended by the
 * author, who says how a batch becomes durable. In return:
 *
 * <ul>
 *   <li>no offset is committed before everything up to it is durable, or was taken as a dead
 *       letter;
 *   <li>a failed write that is worth a retry is retried, in order, from memory, with growing
 *       pauses; any other fails the task, also when it is known only after {@code put} returned;
 *   <li>when too much is in flight, consumption pauses;
 *   <li>a revoked partition is flushed first, a lost one is forgotten.
 * </ul>
 *
 * <p>The promise is at least once; a writer that implements {@link Writer#nextOffset} makes it
 * exactly once. With {@link Writer#newestTimestamp} it is also noticed when a topic was deleted and
 * made anew, instead of new records passing for written ones.
 *
 * <p>The class needs a public constructor without parameters, and plays two parts: one instance is
 * the connector; in each task, maybe in another JVM, a further instance opens the writers. Hence an
 * author keeps nothing in fields.
 *
 * <p>Beside the settings of the author's record there is {@code in.flight.max.records}.
 *
 * <pre>{@code
 * public static final class GuestBook extends PartitionedSink<Book, Greeting> {
 *     @Override
 *     protected Writer<Greeting> open(Book book, TopicPartition partition) {
 *         return new Page(book.directory().resolve(partition + ".txt"));
 *     }
 * }
 * }</pre>
 *
 * @param <C> the settings
 * @param <V> the value: a record, or another type that has a schema; {@code Row} takes structs of
 *     any schema, {@code Object} takes values as they come, {@code TypedSinkRecord<K, V>} takes
 *     keys, too
 */
@AuthorsImplement
public abstract class PartitionedSink<C extends Record, V> extends SinkConnector {
    private volatile @Nullable SinkTypes<C, V> types;
    private @Nullable Map<String, String> settings;
    private @Nullable TaskTime time;

    /** Does nothing: a worker creates connectors just to ask for their version. */
    protected PartitionedSink() {}

    /**
     * Opens a partition, when its first record has come.
     *
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again
     * @throws Exception anything else fails the task
     */
    protected abstract Writer<V> open(C config, TopicPartition partition) throws Exception;

    /**
     * How many writers a partition has. Unless overridden, one, which gets every record in order.
     * With several, those of one key go to one of them, so that they stay in order, while different
     * keys are written side by side. One that is slow holds up only its own, and one that fails is
     * written again without the others, while nothing new is delivered. Offsets are committed as
     * far as everything before them is durable, as always. Records without a key are spread. Not to
     * be combined with {@link Writer#nextOffset}.
     */
    protected int lanes(C config) {
        return 1;
    }

    /**
     * The clock of the task, and what it is to do later; for writers.
     *
     * @throws IllegalStateException if this instance is the connector, which has no thread for it
     */
    protected final TaskTime time() {
        TaskTime known = time;
        if (known == null) {
            throw new IllegalStateException("there is time in tasks only, not in the connector");
        }
        return known;
    }

    /** From now on this instance is the one that opens writers for a task. */
    final void enter(TaskTime taskTime) {
        time = taskTime;
    }

    /**
     * Moves the offsets that writers keep with what they write ({@link Writer#nextOffset}), because
     * a person set those of the connector: otherwise records before them would pass for written.
     * What goes with them, such as {@link Writer#newestTimestamp}, is to be forgotten. Called by
     * the connector while there are no tasks; calling it again must do no harm.
     *
     * @param offsets for each partition the first offset to be delivered; empty if it was deleted,
     *     and delivery begins anew
     * @return whether offsets are kept; a worker tells a person otherwise that, if so, they are
     *     still to be moved. Unless overridden, false
     * @throws Exception if it cannot be done; the worker then changes nothing
     */
    protected boolean moveOffsets(C config, Map<TopicPartition, OptionalLong> offsets)
            throws Exception {
        return false;
    }

    /** The version in the manifest of the jar; {@code unversioned} if there is none. */
    @Override
    public String version() {
        return Versions.of(getClass());
    }

    final SinkTypes<C, V> types() {
        SinkTypes<C, V> known = types;
        if (known == null) {
            known = SinkTypes.of(getClass());
            types = known;
        }
        return known;
    }

    @Override
    public final ConfigDef config() {
        return types().settings().definition();
    }

    @Override
    public final Config validate(Map<String, String> configured) {
        return types().settings().validate(configured);
    }

    @Override
    public final Class<? extends Task> taskClass() {
        return PartitionedSinkTask.class;
    }

    @Override
    public final void start(Map<String, String> configured) {
        types().settings().bind(configured);
        Warnings.log(getClass(), types().settings().warnings(configured));
        settings = Collections.unmodifiableMap(new HashMap<>(configured));
    }

    /** As many equal tasks as allowed: Kafka divides the topic partitions among them. */
    @Override
    public final List<Map<String, String>> taskConfigs(int maxTasks) {
        if (settings == null) {
            throw new ConnectException(
                    "the connector is not started; call start before taskConfigs");
        }
        Map<String, String> config = new HashMap<>(settings);
        config.put(PartitionedSinkTask.CONNECTOR, getClass().getName());
        return Collections.nCopies(maxTasks, Collections.unmodifiableMap(config));
    }

    @Override
    public final void stop() {
        settings = null;
    }

    /**
     * Checks the offsets and hands them to {@link #moveOffsets}.
     *
     * @throws ConnectException if any is refused, or they cannot be moved
     */
    @Override
    public boolean alterOffsets(Map<String, String> configured, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OptionalLong> moved = new HashMap<>();
        offsets.forEach(
                (partition, offset) -> {
                    if (partition == null || (offset != null && offset < 0)) {
                        throw new ConnectException(
                                "the offset "
                                        + offset
                                        + " of "
                                        + partition
                                        + " cannot be set; name a topic partition and an offset"
                                        + " from 0 on");
                    }
                    moved.put(
                            partition,
                            offset == null ? OptionalLong.empty() : OptionalLong.of(offset));
                });
        try {
            return moveOffsets(types().settings().bind(configured), Map.copyOf(moved));
        } catch (Exception failed) {
            throw Failures.of("cannot move the offsets of " + moved.keySet(), failed);
        }
    }
}
