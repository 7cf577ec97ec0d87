package dev.fairlead.api.source;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.internal.Warnings;
import dev.fairlead.api.time.TaskTime;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/**
 * A source whose outside system hands out messages and keeps each until it is acknowledged: a queue
 * of JMS or AMQP, a topic of MQTT. Extended by the author, who says how to subscribe and what
 * becomes of a message. In return:
 *
 * <ul>
 *   <li>a message is acknowledged when Kafka has all its records, or a transformation left them
 *       out, and never before, whenever the worker dies;
 *   <li>no more messages are taken than may be in flight: a system that pushes is held up;
 *   <li>a session that is lost is opened again, with growing pauses;
 *   <li>a poll is bounded, returns within about a second, and does not spin.
 * </ul>
 *
 * <p>The promise is at least once: what was not acknowledged comes again when a session is lost or
 * the worker dies, though Kafka may have it. With {@link #identity}, a session that is lost repeats
 * nothing. There are no source offsets: the outside system knows what was acknowledged.
 *
 * <p>The class needs a public constructor without parameters, and plays two parts: one instance is
 * the connector; in each task, maybe in another JVM, a further instance subscribes. Hence an author
 * keeps nothing in fields.
 *
 * <p>Beside the settings of the author's record there are {@code topic} (unless {@link #topic} is
 * overridden), {@code batch.max.records} and {@code in.flight.max.messages}; the author's record
 * decides where it has the same key.
 *
 * <pre>{@code
 * public final class MailSource extends PushSource<Post, Letter, String> {
 *     @Override
 *     protected Subscription<Letter> subscribe(Post post, Inbox<Letter> inbox) {
 *         Mailbox box = Mailbox.open(post.address());
 *         return new Subscription<>() {
 *             @Override
 *             public List<Letter> receive(int max) {
 *                 return box.take(max);
 *             }
 *
 *             @Override
 *             public void acknowledge(List<Letter> letters) {
 *                 letters.forEach(box::remove);
 *             }
 *         };
 *     }
 *
 *     @Override
 *     protected List<String> records(Post post, Letter letter) {
 *         return List.of(letter.text());
 *     }
 * }
 *
 * record Post(@Setting("Where the mailbox is") String address) {}
 * }</pre>
 *
 * @param <C> the settings
 * @param <M> the outside system's message, with what it needs to be acknowledged
 * @param <V> the value: a record, or another type that has a schema; {@code TypedSourceRecord<K,
 *     V>} to say more than the value; {@code SchemaAndValue} for Connect's own data, such as a map
 *     without a schema
 */
@AuthorsImplement
public abstract class PushSource<C extends Record, M, V> extends SourceConnector {
    private volatile @Nullable PushTypes<C, V> types;
    private @Nullable Map<String, String> settings;
    private @Nullable TaskTime time;

    /** Only stores nothing: a worker creates connectors just to ask for their version. */
    protected PushSource() {}

    /**
     * Opens a session. Called when the task polls for the first time, and again after a failure.
     *
     * @param inbox where a system that pushes puts its messages; of no use if {@link
     *     Subscription#receive} fetches them
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again;
     *     {@link dev.fairlead.api.RetryAfter} says when
     * @throws Exception anything else fails the task
     */
    protected abstract Subscription<M> subscribe(C config, Inbox<M> inbox) throws Exception;

    /**
     * What becomes of a message: usually one value, maybe several. If there is none, the message is
     * acknowledged and leaves no trace; this is the way to skip what cannot be read.
     *
     * @throws org.apache.kafka.connect.errors.RetriableException if it is worth trying again;
     *     {@link dev.fairlead.api.RetryAfter} says when
     * @throws Exception anything else fails the task; the message comes again when that restarts
     */
    protected abstract List<V> records(C config, M message) throws Exception;

    /**
     * By what a message is known again that another session hands out, such as the message id of
     * JMS. Unless overridden, null: then what was in flight when a session was lost is sent to
     * Kafka again.
     */
    protected @Nullable Object identity(C config, M message) throws Exception {
        return null;
    }

    /** The topic of a value. Unless overridden, there is a setting {@code topic}, which decides. */
    protected String topic(C config, M message, @Nullable V value) {
        throw new IllegalStateException("the setting \"topic\" decides");
    }

    /**
     * The key of a value: a record, or any other type that has a schema. Unless overridden, null.
     * Records of one key stay in order and in one Kafka partition.
     */
    protected @Nullable Object key(C config, M message, @Nullable V value) {
        return null;
    }

    /**
     * When the value came to be. Unless overridden, empty: Kafka then takes the time of sending.
     */
    protected Optional<Instant> timestamp(C config, M message, @Nullable V value) {
        return Optional.empty();
    }

    /**
     * Whether the outside system divides its messages among several sessions, as a queue does.
     * Unless overridden, false: there is one task, or each would get every message.
     */
    protected boolean sharesMessages(C config) {
        return false;
    }

    /** The version in the manifest of the jar; {@code unversioned} if there is none. */
    @Override
    public String version() {
        return Versions.of(getClass());
    }

    /**
     * The clock of the task, and what it is to do later; for subscriptions.
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

    /** From now on this instance is the one that subscribes for a task. */
    final void enter(TaskTime taskTime) {
        time = taskTime;
    }

    final PushTypes<C, V> types() {
        PushTypes<C, V> known = types;
        if (known == null) {
            known = PushTypes.of(getClass());
            types = known;
        }
        return known;
    }

    /** What this source says of the values of one configuration. */
    final RecordMaker.Particulars<M, V> saying(C config, String topic) {
        boolean routesItself = types().routesItself();
        return new RecordMaker.Particulars<>() {
            @Override
            public String topic(M message, @Nullable V value) {
                return routesItself ? PushSource.this.topic(config, message, value) : topic;
            }

            @Override
            public @Nullable Object key(M message, @Nullable V value) {
                return PushSource.this.key(config, message, value);
            }

            @Override
            public Optional<Instant> timestamp(M message, @Nullable V value) {
                return PushSource.this.timestamp(config, message, value);
            }
        };
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
        return PushSourceTask.class;
    }

    @Override
    public final void start(Map<String, String> configured) {
        types().settings().bind(configured);
        Warnings.log(getClass(), types().settings().warnings(configured));
        settings = Collections.unmodifiableMap(new HashMap<>(configured));
    }

    /** One task; as many as allowed if sessions share the messages. */
    @Override
    public final List<Map<String, String>> taskConfigs(int maxTasks) {
        Map<String, String> configured = settings;
        if (configured == null) {
            throw new ConnectException(
                    "the connector is not started; call start before taskConfigs");
        }
        boolean shared = sharesMessages(types().settings().bind(configured));
        Map<String, String> config = new HashMap<>(configured);
        config.put(TaskShare.CONNECTOR, getClass().getName());
        return Collections.nCopies(shared ? maxTasks : 1, Collections.unmodifiableMap(config));
    }

    @Override
    public final void stop() {
        settings = null;
    }

    /** Unsupported: Kafka has a record and the outside system knows it, but not at one stroke. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> configured) {
        return ExactlyOnceSupport.UNSUPPORTED;
    }

    /**
     * Has nothing to alter; any offset may be deleted.
     *
     * @throws ConnectException if an offset is given: positions are kept outside
     */
    @Override
    public boolean alterOffsets(
            Map<String, String> configured, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.values().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(
                        offset -> {
                            throw new ConnectException(
                                    "the offset "
                                            + offset
                                            + " cannot be set: the outside system keeps what was"
                                            + " not acknowledged, and Kafka Connect stores no"
                                            + " position");
                        });
        return true;
    }
}
