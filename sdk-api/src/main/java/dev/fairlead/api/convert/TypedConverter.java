package dev.fairlead.api.convert;

import dev.fairlead.api.AuthorsImplement;
import dev.fairlead.api.config.Settings;
import dev.fairlead.api.internal.TypeArguments;
import dev.fairlead.api.internal.Versions;
import dev.fairlead.api.internal.Warnings;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.jspecify.annotations.Nullable;

/**
 * A converter of one type of values, for keys, values and headers. Extended by the author, in a
 * class with a public constructor without parameters, who says how such a value looks as bytes. In
 * return:
 *
 * <ul>
 *   <li>null, such as a tombstone's, stays null, and the codec never meets it;
 *   <li>values have the schema of their type, always the same object, and what comes with another
 *       schema is read by the rules of {@link dev.fairlead.api.schema.SchemaCodec};
 *   <li>whatever does not fit is refused with the topic, the part of the record, and the reason.
 * </ul>
 *
 * <p>{@code T} is a record, or whatever else has a schema: {@link dev.fairlead.api.schema.Row}
 * where the columns are known only at run time, and {@code SchemaAndValue} for Connect's own data,
 * whatever its schema.
 *
 * <pre>{@code
 * public final class PointConverter extends TypedConverter<PointFormat, Point> {
 *     @Override
 *     protected ByteCodec<Point> codec(PointFormat format, ConverterType part) {
 *         return new ByteCodec<>() {
 *             @Override
 *             public byte[] write(Point point) {
 *                 return (point.x() + format.separator() + point.y()).getBytes(UTF_8);
 *             }
 *
 *             @Override
 *             public Point read(byte[] bytes) {
 *                 String[] both = new String(bytes, UTF_8).split(format.separator(), 2);
 *                 return new Point(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
 *             }
 *         };
 *     }
 * }
 * }</pre>
 *
 * @param <C> the settings
 * @param <T> the type of the values
 */
@AuthorsImplement
public abstract class TypedConverter<C extends Record, T>
        implements Converter, HeaderConverter, Versioned {
    private volatile @Nullable Settings<C> settings;
    private volatile @Nullable Conversion<T> configured;

    /** Does nothing: a worker creates converters just to ask for their settings. */
    protected TypedConverter() {}

    /**
     * How values look as bytes.
     *
     * @param part the part of records that is converted
     * @throws RuntimeException if that cannot be done with these settings; the connector that needs
     *     the converter does not start
     */
    protected abstract ByteCodec<T> codec(C config, ConverterType part);

    /** The version in the manifest of the jar; {@code unversioned} if there is none. */
    @Override
    public String version() {
        return Versions.of(getClass());
    }

    private Settings<C> settings() {
        Settings<C> known = settings;
        if (known == null) {
            known = Settings.ofPart(TypeArguments.<C>recordAt(getClass(), TypedConverter.class, 0));
            settings = known;
        }
        return known;
    }

    @Override
    public final ConfigDef config() {
        return settings().definition();
    }

    /**
     * Reads the settings of a converter of keys or of values; again, if it was done before.
     *
     * @throws org.apache.kafka.common.config.ConfigException if anything is wrong, with every
     *     problem
     */
    @Override
    public final void configure(Map<String, ?> configs, boolean isKey) {
        configure(configs, isKey ? ConverterType.KEY : ConverterType.VALUE);
    }

    /**
     * Reads the settings; {@code converter.type} tells the part of records, and without it headers
     * are meant.
     *
     * @throws org.apache.kafka.common.config.ConfigException if anything is wrong, with every
     *     problem
     */
    @Override
    public final void configure(Map<String, ?> configs) {
        Object part = configs.get(ConverterConfig.TYPE_CONFIG);
        configure(
                configs,
                part == null ? ConverterType.HEADER : ConverterType.withName(part.toString()));
    }

    private void configure(Map<String, ?> configs, ConverterType part) {
        C config = settings().bind(configs);
        Warnings.log(getClass(), settings().warnings(configs));
        Values<T> values = Values.of(TypeArguments.of(getClass(), TypedConverter.class).get(1));
        Conversion<T> next =
                new Conversion<>(getClass().getName(), part, codec(config, part), values);
        try {
            close();
        } catch (IOException failure) {
            throw new ConnectException(
                    getClass().getName() + " was not closed: " + failure.getMessage(), failure);
        } finally {
            configured = next;
        }
    }

    private Conversion<T> configured() {
        Conversion<T> now = configured;
        if (now == null) {
            throw new ConnectException(
                    getClass().getName() + " has no settings; call configure before converting");
        }
        return now;
    }

    /**
     * Writes a key or a value without headers.
     *
     * @throws DataException if it does not fit
     */
    @Override
    public final byte @Nullable [] fromConnectData(
            String topic, @Nullable Schema schema, @Nullable Object value) {
        return value == null ? null : configured().write(topic, null, schema, value);
    }

    /**
     * Writes a key or a value.
     *
     * @throws DataException if it does not fit
     */
    @Override
    public final byte @Nullable [] fromConnectData(
            String topic, Headers headers, @Nullable Schema schema, @Nullable Object value) {
        return value == null ? null : configured().write(topic, headers, schema, value);
    }

    /**
     * Reads a key or a value without headers.
     *
     * @throws DataException if it does not fit
     */
    @Override
    public final SchemaAndValue toConnectData(String topic, byte @Nullable [] bytes) {
        return bytes == null ? SchemaAndValue.NULL : configured().read(topic, null, bytes);
    }

    /**
     * Reads a key or a value.
     *
     * @throws DataException if it does not fit
     */
    @Override
    public final SchemaAndValue toConnectData(
            String topic, Headers headers, byte @Nullable [] bytes) {
        return bytes == null ? SchemaAndValue.NULL : configured().read(topic, headers, bytes);
    }

    /**
     * Writes a header.
     *
     * @throws DataException if it does not fit
     */
    @Override
    public final byte @Nullable [] fromConnectHeader(
            String topic, String name, @Nullable Schema schema, @Nullable Object value) {
        return value == null ? null : configured().writeHeader(topic, name, schema, value);
    }

    /**
     * Reads a header.
     *
     * @throws DataException if it does not fit
     */
    @Override
    public final SchemaAndValue toConnectHeader(
            String topic, String name, byte @Nullable [] bytes) {
        return bytes == null ? SchemaAndValue.NULL : configured().readHeader(topic, name, bytes);
    }

    /** Closes the codec. */
    @Override
    public final void close() throws IOException {
        Conversion<T> last = configured;
        configured = null;
        if (last != null) {
            last.codec().close();
        }
    }
}
