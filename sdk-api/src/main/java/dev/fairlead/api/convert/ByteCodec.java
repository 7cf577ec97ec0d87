package dev.fairlead.api.convert;

import dev.fairlead.api.AuthorsImplement;
import java.io.Closeable;
import java.io.IOException;
import org.apache.kafka.common.header.Headers;

/**
 * How values look as bytes. Implemented by the author of a {@link TypedConverter}, which creates
 * one for each configuration and calls it for keys, values or headers that are not null.
 *
 * <p>Whatever {@link #read} or {@link #write} throws becomes a {@code DataException} that tells the
 * topic; a retriable failure stays one. Called by one thread at a time.
 *
 * <pre>{@code
 * return new ByteCodec<>() {
 *     @Override
 *     public byte[] write(Point point) {
 *         return (point.x() + format.separator() + point.y()).getBytes(UTF_8);
 *     }
 *
 *     @Override
 *     public Point read(byte[] bytes) {
 *         String[] both = new String(bytes, UTF_8).split(format.separator(), 2);
 *         return new Point(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
 *     }
 * };
 * }</pre>
 *
 * @param <T> the type of the values
 */
@AuthorsImplement
public interface ByteCodec<T> extends Closeable {
    /**
     * The bytes of a value.
     *
     * @throws Exception if the value cannot be written
     */
    byte[] write(T value) throws Exception;

    /**
     * The value that bytes say. The bytes are not to be changed.
     *
     * @throws Exception if they say none; its message tells what does not fit, and where
     */
    T read(byte[] bytes) throws Exception;

    /**
     * The bytes of a key or value for a topic. Unless overridden, neither topic nor headers matter.
     *
     * @param headers those of the record that is written, which get what is added here
     * @throws Exception if the value cannot be written
     */
    default byte[] write(String topic, Headers headers, T value) throws Exception {
        return write(value);
    }

    /**
     * The key or value that bytes of a topic say. Unless overridden, neither topic nor headers
     * matter.
     *
     * @param headers those of the record that is read
     * @throws Exception if the bytes say none
     */
    default T read(String topic, Headers headers, byte[] bytes) throws Exception {
        return read(bytes);
    }

    /** Unless overridden, does nothing: there is nothing to let go. */
    @Override
    default void close() throws IOException {}
}
