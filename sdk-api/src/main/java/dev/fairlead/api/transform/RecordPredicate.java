package dev.fairlead.api.transform;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.internal.Warnings;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A predicate with typed settings: it tells to which records a transformation applies. Extended by
 * the author, in a class with a public constructor without parameters.
 *
 * <p>Several threads may call {@link #test(Record, ConnectRecord)} at a time, so an author keeps
 * nothing in fields.
 *
 * <pre>{@code
 * public static final class IsTest<R extends ConnectRecord<R>>
 *         extends RecordPredicate<Prefix, R> {
 *     @Override
 *     protected boolean test(Prefix prefix, R record) {
 *         return record.topic().startsWith(prefix.prefix());
 *     }
 * }
 * }</pre>
 *
 * @param <C> the settings
 * @param <R> the kind of record, which the worker chooses: leave it open
 */
@AuthorsImplement
public abstract class RecordPredicate<C extends Record, R extends ConnectRecord<R>>
        implements Predicate<R>, Versioned {
    private volatile @Nullable Settings<C> settings;
    private volatile @Nullable C configured;

    /** Does nothing: a worker creates predicates just to ask for their settings. */
    protected RecordPredicate() {}

    /**
     * Tells whether a record is meant. The same record gets the same answer, and stays as it is.
     *
     * @param record the record; its key, its value and their schemas may be null
     */
    protected abstract boolean test(C config, R record);

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
                            TypeArguments.<C>recordAt(getClass(), RecordPredicate.class, 0));
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

    @Override
    public final boolean test(R record) {
        C config = configured;
        if (config == null) {
            throw new ConnectException(
                    getClass().getName() + " has no settings; call configure before test");
        }
        return test(config, record);
    }

    /** Unless overridden, does nothing: there is nothing to let go. */
    @Override
    public void close() {}
}
