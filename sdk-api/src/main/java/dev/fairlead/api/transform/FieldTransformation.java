package dev.fairlead.api.transform;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.internal.Warnings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * A transformation of fields, written once for keys and values, structs and maps. Extended by the
 * author, by an abstract class that has two nested ones, called {@code Key} and {@code Value} and
 * otherwise empty; their names, as in {@code Mask$Value}, are what configurations say. In return:
 *
 * <ul>
 *   <li>a record whose key, or value, is null passes through: a tombstone stays one;
 *   <li>what comes in is never changed, whatever is done to the fields: they are a copy;
 *   <li>topic, partition, timestamp, headers, the other half of the record, and what only source
 *       records or only sink records know stay as they are;
 *   <li>a schema is derived once for each schema that comes in, and what comes out fits it.
 * </ul>
 *
 * <p>The nested classes need a public constructor without parameters. Several threads may call
 * {@link #change} at a time, and records may come again, so an author keeps nothing in fields.
 *
 * <pre>{@code
 * public abstract class Mask<R extends ConnectRecord<R>> extends FieldTransformation<MaskConfig, R> {
 *     @Override
 *     protected Optional<Map<String, @Nullable Object>> change(
 *             MaskConfig config, Map<String, @Nullable Object> fields) {
 *         for (String name : config.fields()) {
 *             fields.computeIfPresent(name, (n, value) -> config.masked(value.toString()));
 *         }
 *         return Optional.of(fields);
 *     }
 *
 *     @Override
 *     protected void schema(MaskConfig config, Map<String, Schema> fields) {
 *         for (String name : config.fields()) {
 *             fields.computeIfPresent(name, (n, schema) -> text(schema.isOptional()));
 *         }
 *     }
 *
 *     private static Schema text(boolean optional) {
 *         return optional ? Schema.OPTIONAL_STRING_SCHEMA : Schema.STRING_SCHEMA;
 *     }
 *
 *     public static final class Key<R extends ConnectRecord<R>> extends Mask<R> {}
 *
 *     public static final class Value<R extends ConnectRecord<R>> extends Mask<R> {}
 * }
 * }</pre>
 *
 * @param <C> the settings
 * @param <R> the kind of record, which the worker chooses: leave it open
 */
@AuthorsImplement
public abstract class FieldTransformation<C extends Record, R extends ConnectRecord<R>>
        implements Transformation<R>, Versioned {
    private volatile @Nullable Settings<C> settings;
    private volatile @Nullable Configured<C> configured;

    /** Does nothing: a worker creates transformations just to ask for their settings. */
    protected FieldTransformation() {}

    private record Configured<C>(C config, Side side, DerivedSchemas schemas, Fitting fitting) {}

    /**
     * Changes the fields of a record.
     *
     * @param fields all fields by their names, in order, in a map that is the author's own: it may
     *     be changed and returned. A nested struct, map or list is a copy, too; instead of a nested
     *     struct a map of its fields may be put. {@link dev.fairlead.api.schema.FieldPath} does
     *     that
     * @return the fields that the record has from now on, or empty to drop the record
     * @throws DataException if the data does not fit what the transformation is for
     */
    protected abstract Optional<Map<String, @Nullable Object>> change(
            C config, Map<String, @Nullable Object> fields);

    /**
     * Changes the schemas of the fields the way {@link #change} changes their values: adds, removes
     * and replaces entries. Called once for a schema, not for each record, and not at all for
     * records without schema. Unless overridden, the schema stays.
     *
     * <p>The name, version, documentation and parameters of the whole are kept. A default value of
     * the whole is kept only if the fields are.
     *
     * @param fields the schemas of the fields by their names, in order; to be changed in place
     */
    protected void schema(C config, Map<String, Schema> fields) {}

    /** Whether records with a null there are dropped. Unless overridden, they pass through. */
    protected boolean dropsNull(C config) {
        return false;
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
                            TypeArguments.<C>recordAt(getClass(), FieldTransformation.class, 0));
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
        C config = settings().bind(configs);
        Warnings.log(getClass(), settings().warnings(configs));
        configured =
                new Configured<>(
                        config,
                        Side.of(getClass()),
                        new DerivedSchemas(fields -> schema(config, fields)),
                        new Fitting(getClass().getName()));
    }

    /**
     * Changes a record.
     *
     * @return a new record of the same class, the record itself if there is nothing to change, or
     *     null to drop it
     * @throws DataException if the key, or value, has no fields, or they do not fit
     */
    @Override
    public final @Nullable R apply(R record) {
        Configured<C> now = configured;
        if (now == null) {
            throw new ConnectException(
                    getClass().getName() + " has no settings; call configure before apply");
        }
        Object data = now.side().data(record);
        if (data == null) {
            return dropsNull(now.config()) ? null : record;
        } else if (data instanceof Struct struct) {
            Schema schema = now.schemas().from(struct.schema());
            return change(now.config(), OwnData.fields(struct))
                    .map(
                            fields ->
                                    now.side()
                                            .with(
                                                    record,
                                                    schema,
                                                    now.fitting().struct(schema, fields)))
                    .orElse(null);
        } else if (data instanceof Map<?, ?> map && now.side().schema(record) == null) {
            return change(now.config(), OwnData.fields(map))
                    .map(fields -> now.side().with(record, null, fields))
                    .orElse(null);
        }
        throw new DataException(
                getClass().getName()
                        + " changes fields, of structs or of maps without schema, but the "
                        + now.side().name().toLowerCase(Locale.ROOT)
                        + " is a "
                        + data.getClass().getSimpleName()
                        + "; wrap it first, for instance with HoistField");
    }

    /** Unless overridden, does nothing: there is nothing to let go. */
    @Override
    public void close() {}
}
