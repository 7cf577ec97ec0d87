package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.internal.Failures;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.internal.Warnings;
import dev.fairlead.api.time.TaskTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/**
 * A source that reads any number of partitions, each of them in order: the files of a directory,
 * the tables of a database, the shards of a stream. Extended by the author, who says what there is
 * to read and how to go on after an offset. In return:
 *
 * <ul>
 *   <li>no committed offset passes a record that Kafka does not have, and none is read twice
 *       without need, whenever the worker dies;
 *   <li>partitions are divided equally among the tasks, always in the same way; new ones are found;
 *   <li>partitions take turns; a poll is bounded, returns within about a second, and does not spin;
 *   <li>a stored offset that is not understood fails the task instead of starting from the
 *       beginning.
 * </ul>
 *
 * <p>The class needs a public constructor without parameters, and plays two parts: one instance is
 * the connector; in each task, maybe in another JVM, a further instance opens the readers. Hence an
 * author keeps nothing in fields but what {@link #perTask} makes. {@link #partitions} may be called
 * by several threads at a time.
 *
 * <p>Beside the settings of the author's record there are {@code topic} (unless {@link #topic} is
 * overridden), {@code batch.max.records} and {@code partitions.refresh}; the author's record
 * decides where it has the same key.
 *
 * <pre>{@code
 * public final class GreetingSource extends PartitionedSource<Party, Guest, Count, Greeting> {
 *     @Override
 *     protected Stream<Guest> partitions(Party party) {
 *         return party.guests().stream().map(Guest::new);
 *     }
 *
 *     @Override
 *     protected Reader<Count, Greeting> open(Party party, Guest guest, Optional<Count> resumeAfter) {
 *         int[] greeted = {resumeAfter.map(Count::greetings).orElse(0)};
 *         return max ->
 *                 IntStream.rangeClosed(greeted[0] + 1, party.times())
 *                         .limit(max)
 *                         .peek(number -> greeted[0] = number)
 *                         .mapToObj(n -> new Item<>(new Count(n), new Greeting(guest.name(), n)))
 *                         .toList();
 *     }
 * }
 * }</pre>
 *
 * @param <C> the settings
 * @param <P> the source partition, a record of single values
 * @param <O> the source offset, a record of single values
 * @param <V> the value: a record, or another type that has a schema; {@code Row} if the columns are
 *     known only at run time; {@code TypedSourceRecord<K, V>} to say more than the value; {@code
 *     SchemaAndValue} for Connect's own data, such as a map without a schema
 */
@AuthorsImplement
public abstract class PartitionedSource<C extends Record, P extends Record, O extends Record, V>
        extends SourceConnector {
    private volatile @Nullable SourceTypes<C, P, O, V> types;
    private @Nullable Map<String, String> settings;
    private @Nullable PartitionMonitor monitor;
    private @Nullable TaskTime time;
    private @Nullable C taskConfig;
    private final List<TaskResource<?>> resources = new ArrayList<>();

    /** Only stores nothing: a worker creates connectors just to ask for their version. */
    protected PartitionedSource() {}

    /**
     * Lists what there is to read now. Called at the start and then every {@code
     * partitions.refresh}: by the task if {@code tasks.max} is 1, otherwise by the connector, which
     * divides what is new among other tasks. A source that lists at little cost may shorten the
     * interval by a component {@code partitionsRefresh} of its own settings, with a default.
     *
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again;
     *     {@link dev.fairlead.api.RetryAfter} says when
     * @throws Exception anything else fails the connector or the task
     */
    protected abstract Stream<P> partitions(C config) throws Exception;

    /**
     * Opens a partition.
     *
     * @param resumeAfter the offset of the last item that Kafka has; empty to begin at the
     *     beginning
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again;
     *     {@link dev.fairlead.api.RetryAfter} says when
     * @throws Exception anything else fails the task
     */
    protected abstract Reader<O, V> open(C config, P partition, Optional<O> resumeAfter)
            throws Exception;

    /** The topic of a value. Unless overridden, there is a setting {@code topic}, which decides. */
    protected String topic(C config, P partition, @Nullable V value) {
        throw new IllegalStateException("the setting \"topic\" decides");
    }

    /**
     * The key of a value: a record, or any other type that has a schema. Unless overridden, null.
     * Records of one key stay in order and in one Kafka partition.
     */
    protected @Nullable Object key(C config, P partition, @Nullable V value) {
        return null;
    }

    /**
     * When the value came to be. Unless overridden, empty: Kafka then takes the time of sending.
     */
    protected Optional<Instant> timestamp(C config, P partition, @Nullable V value) {
        return Optional.empty();
    }

    /** The version in the manifest of the jar; {@code unversioned} if there is none. */
    @Override
    public String version() {
        return Versions.of(getClass());
    }

    /**
     * The clock of the task, and what it is to do later; for readers.
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

    /**
     * What the readers of a task share, such as a connection to the outside system; to be called in
     * the initializer of a field, the only kind of field that a source may have.
     *
     * @param opening opens it, when a reader asks for it first
     * @param <R> what is shared
     */
    protected final <R extends AutoCloseable> TaskResource<R> perTask(
            TaskResource.Opening<C, R> opening) {
        TaskResource<R> resource = new TaskResource<>(() -> opening.open(taskConfig()));
        resources.add(resource);
        return resource;
    }

    private C taskConfig() {
        C config = taskConfig;
        if (config == null) {
            throw new IllegalStateException(
                    "a resource of a task was asked for in the connector; only readers may ask");
        }
        return config;
    }

    final void closeResources() {
        resources.forEach(TaskResource::close);
    }

    /** What this source says of the values of one configuration. */
    final RecordMaker.Particulars<P, V> saying(C config, String topic) {
        boolean routesItself = types().routesItself();
        return new RecordMaker.Particulars<>() {
            @Override
            public String topic(P partition, @Nullable V value) {
                return routesItself
                        ? PartitionedSource.this.topic(config, partition, value)
                        : topic;
            }

            @Override
            public @Nullable Object key(P partition, @Nullable V value) {
                return PartitionedSource.this.key(config, partition, value);
            }

            @Override
            public Optional<Instant> timestamp(P partition, @Nullable V value) {
                return PartitionedSource.this.timestamp(config, partition, value);
            }
        };
    }

    /** From now on this instance is the one that opens readers for a task. */
    final void enter(TaskTime taskTime) {
        time = taskTime;
    }

    /** The settings of that task, which are the last thing that a reader's resources need. */
    final void enter(C config) {
        taskConfig = config;
    }

    final SourceTypes<C, P, O, V> types() {
        SourceTypes<C, P, O, V> known = types;
        if (known == null) {
            known = SourceTypes.of(getClass());
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
        return PartitionedSourceTask.class;
    }

    @Override
    public final void start(Map<String, String> configured) {
        types().settings().bind(configured);
        Warnings.log(getClass(), types().settings().warnings(configured));
        settings = Collections.unmodifiableMap(new HashMap<>(configured));
    }

    /**
     * One task finds its partitions itself; several get equal shares, and the connector begins to
     * watch for new partitions.
     */
    @Override
    public final List<Map<String, String>> taskConfigs(int maxTasks) {
        Map<String, String> configured = settings;
        if (configured == null) {
            throw new ConnectException(
                    "the connector is not started; call start before taskConfigs");
        }
        stopMonitor();
        if (maxTasks <= 1) {
            return List.of(TaskShare.all(configured, getClass()));
        }
        List<Map<String, String>> configs = divide(configured, maxTasks);
        monitor =
                new PartitionMonitor(
                        configs,
                        () -> divide(configured, maxTasks),
                        context,
                        types().common(configured).partitionsRefresh());
        monitor.start(getClass().getSimpleName() + "-partitions");
        return configs;
    }

    private List<Map<String, String>> divide(Map<String, String> configured, int maxTasks) {
        return TaskShare.divide(
                configured,
                getClass(),
                list(types().settings().bind(configured)),
                types().partitions(),
                maxTasks);
    }

    final Set<P> list(C config) {
        try (Stream<P> found = partitions(config)) {
            return found.collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (Exception failure) {
            throw Failures.of("cannot list the source partitions", failure);
        }
    }

    @Override
    public final void stop() {
        stopMonitor();
        settings = null;
    }

    private void stopMonitor() {
        PartitionMonitor running = monitor;
        monitor = null;
        if (running != null) {
            running.close();
        }
    }

    /**
     * Supported: the worker stores the offset of an item in the transaction that contains the
     * item's record, and resuming after it yields the next one.
     */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> configured) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /**
     * Looks at an offset that a person wants to set, such as whether there is such a place outside.
     * Partition and offset fit their records already. Unless overridden, everything is fine.
     *
     * @throws Exception if the offset is refused; the message says why
     */
    protected void checkOffset(C config, P partition, O offset) throws Exception {}

    /**
     * Accepts offsets that this connector could have stored itself, and {@link #checkOffset} finds
     * fine; nothing outside of Connect needs to be told. Any offset may be deleted, also that of a
     * partition which is unknown.
     *
     * @throws ConnectException if any is refused; says all that is wrong
     */
    @Override
    public boolean alterOffsets(
            Map<String, String> configured, Map<Map<String, ?>, Map<String, ?>> offsets) {
        List<String> problems = new ArrayList<>();
        offsets.forEach(
                (partition, offset) -> {
                    if (offset != null) {
                        try {
                            check(configured, partition, offset);
                        } catch (Exception refused) {
                            problems.add(partition + ": " + refused.getMessage());
                        }
                    }
                });
        if (!problems.isEmpty()) {
            throw new ConnectException(
                    "these offsets cannot be set: " + String.join("; ", problems));
        }
        return true;
    }

    private void check(
            Map<String, String> configured,
            @Nullable Map<String, ?> partition,
            Map<String, ?> offset)
            throws Exception {
        if (partition == null) {
            throw new ConnectException("a source partition is null; name one");
        }
        P known = types().partitions().fromMap(partition);
        Position<O> position = Position.of(offset, types().offsets());
        if (position.after().isPresent()) {
            checkOffset(types().settings().bind(configured), known, position.after().get());
        }
    }
}
