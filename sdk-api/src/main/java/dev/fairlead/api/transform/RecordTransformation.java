package dev.fairlead.api.transform;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.internal.Warnings;
import dev.fairlead.api.record.TypedHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * A transformation of whole records: of their topic, partition, headers, timestamp, or of key and
 * value together. Extended by the author, in a class with a public constructor without parameters.
 * What changes only the fields of a key or value extends {@link FieldTransformation} instead, which
 * does more.
 *
 * <p>A record is changed by a copy, which the methods of this class make: all but what they name
 * stays, and so do the offsets of source records and the origin of sink records.
 *
 * <pre>{@code
 * public final class ByDay<R extends ConnectRecord<R>> extends RecordTransformation<ByDay.Days, R> {
 *     public record Days(@Setting("Between topic and day") @Default("-") String separator) {}
 *
 *     @Override
 *     protected Optional<R> change(Days config, R record) {
 *         LocalDate day = LocalDate.ofInstant(timestamp(record).orElseThrow(), ZoneOffset.UTC);
 *         return Optional.of(withTopic(record, record.topic() + config.separator() + day));
 *     }
 * }
 * }</pre>
 *
 * <p>Several threads may call {@link #change} at a time, and records may come again, so an author
 * keeps nothing in fields.
 *
 * @param <C> the settings
 * @param <R> the kind of record, which the worker chooses: leave it open
 */
@AuthorsImplement
public abstract class RecordTransformation<C extends Record, R extends ConnectRecord<R>>
        implements Transformation<R>, Versioned {
    private volatile @Nullable Settings<C> settings;
    private volatile @Nullable C configured;

    /** Does nothing: a worker creates transformations just to ask for their settings. */
    protected RecordTransformation() {}

    /**
     * Changes a record; tombstones come, too.
     *
     * @param record the record, whose key and value are not to be modified
     * @return the record itself, or a changed copy; empty to drop it
     * @throws org.apache.kafka.connect.errors.DataException if it is not what the transformation is
     *     for
     */
    protected abstract Optional<R> change(C config, R record);

    /** When the data came to be. */
    protected final Optional<Instant> timestamp(R record) {
        return Optional.ofNullable(record.timestamp()).map(Instant::ofEpochMilli);
    }

    /** The headers. */
    protected final TypedHeaders headers(R record) {
        return TypedHeaders.of(record.headers());
    }

    /** A copy for another topic. */
    protected final R withTopic(R record, String topic) {
        Objects.requireNonNull(topic, "a topic needs a name");
        return copy(record, topic, record.kafkaPartition(), record.timestamp());
    }

    /** A copy for another partition; empty to let the producer choose. */
    protected final R withPartition(R record, Optional<Integer> partition) {
        return copy(record, record.topic(), partition.orElse(null), record.timestamp());
    }

    /** A copy of another time. */
    protected final R withTimestamp(R record, Instant at) {
        return copy(record, record.topic(), record.kafkaPartition(), at.toEpochMilli());
    }

    private R copy(R record, String topic, @Nullable Integer partition, @Nullable Long timestamp) {
        return record.newRecord(
                topic,
                partition,
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                timestamp);
    }

    /** A copy with these headers instead. */
    protected final R withHeaders(R record, TypedHeaders headers) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                headers.toConnect());
    }

    /** A copy with another key. */
    protected final R withKey(R record, @Nullable Schema schema, @Nullable Object key) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                schema,
                key,
                record.valueSchema(),
                record.value(),
                record.timestamp());
    }

    /** A copy with another value. */
    protected final R withValue(R record, @Nullable Schema schema, @Nullable Object value) {
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                schema,
                value,
                record.timestamp());
    }

    /** The version in the manifest of the jar; {@code unversioned} if there is none. */
    @Override
    public String version() {
        return Versions.of(getClass());
    }

    private Settings<C> settings() {
        Settings<C> known = settings;
        if (known == null) {
            known =
                    Settings.ofPart(
                            TypeArguments.<C>recordAt(getClass(), RecordTransformation.class, 0));
            settings = known;
        }
        return known;
    }

    @Override
    public final ConfigDef config() {
        return settings().definition();
    }

    /**
     * Reads the settings; again, if it was done before.
     *
     * @throws org.apache.kafka.common.config.ConfigException if anything is wrong, with every
     *     problem
     */
    @Override
    public final void configure(Map<String, ?> configs) {
        configured = settings().bind(configs);
        Warnings.log(getClass(), settings().warnings(configs));
    }

    /**
     * Changes a record; the headers that {@link #change} sees are a copy.
     *
     * @return null to drop it
     */
    @Override
    public final @Nullable R apply(R record) {
        C config = configured;
        if (config == null) {
            throw new ConnectException(
                    getClass().getName() + " has no settings; call configure before apply");
        }
        R own = copy(record, record.topic(), record.kafkaPartition(), record.timestamp());
        return change(config, own).orElse(null);
    }

    /** Unless overridden, does nothing: there is nothing to let go. */
    @Override
    public void close() {}
}
