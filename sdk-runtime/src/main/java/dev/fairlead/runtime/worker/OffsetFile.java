package dev.fairlead.runtime.worker;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.offsets.OffsetStore;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Source offsets in a file of stock's format: a serialised map of bytes to bytes. Unlike stock it
 * is replaced atomically: a crash leaves either the old offsets or the new ones. Thread-safe.
 */
public final class OffsetFile implements OffsetStore {
    private static final ObjectInputFilter BYTES_ONLY =
            ObjectInputFilter.Config.createFilter(
                    "java.util.HashMap;java.util.Map$Entry;java.lang.Number;[B;!*");

    private final Path file;
    private final Map<ByteBuffer, ByteBuffer> entries;

    private OffsetFile(Path file, Map<ByteBuffer, ByteBuffer> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Opens the offsets in {@code file}; none if it is missing or empty.
     *
     * @throws KafkaException it can't be read
     */
    public static OffsetFile open(Path file) {
        try {
            return new OffsetFile(file.toAbsolutePath(), read(file));
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            throw new KafkaException(
                    "the source offsets in "
                            + quoted(file)
                            + " can't be read ("
                            + reason(e)
                            + "); name another offset.storage.file.filename, or remove the file"
                            + " to begin anew",
                    e);
        }
    }

    @Override
    public synchronized Map<ByteBuffer, ByteBuffer> read(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> found = new HashMap<>();
        for (ByteBuffer key : keys) {
            ByteBuffer value = entries.get(key);
            if (value != null) {
                found.put(key, value.duplicate());
            }
        }
        return found;
    }

    @Override
    public synchronized Map<ByteBuffer, ByteBuffer> readAll() {
        return new HashMap<>(entries);
    }

    @Override
    public void write(Map<ByteBuffer, @Nullable ByteBuffer> changes, WriteListener listener) {
        listener.completed(write(changes));
    }

    private synchronized @Nullable Throwable write(Map<ByteBuffer, @Nullable ByteBuffer> changes) {
        Map<ByteBuffer, ByteBuffer> changed = new HashMap<>(entries);
        changes.forEach(
                (key, value) -> {
                    if (value == null) {
                        changed.remove(key);
                    } else {
                        changed.put(key, value);
                    }
                });
        try {
            replace(changed);
        } catch (IOException e) {
            return e;
        }
        entries.clear();
        entries.putAll(changed);
        return null;
    }

    @Override
    public void close() {}

    @SuppressWarnings("ArrayAsKeyOfSetOrMap") // the format of stock's file; never looked up
    private void replace(Map<ByteBuffer, ByteBuffer> content) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        HashMap<byte[], byte[]> raw = new HashMap<>();
        content.forEach((key, value) -> raw.put(bytes(key), bytes(value)));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel channel =
                        FileChannel.open(
                                next,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                ObjectOutputStream out =
                        new ObjectOutputStream(
                                new BufferedOutputStream(Channels.newOutputStream(channel)))) {
            out.writeObject(raw);
            out.flush();
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Map<ByteBuffer, ByteBuffer> read(Path file)
            throws IOException, ClassNotFoundException {
        Map<ByteBuffer, ByteBuffer> entries = new HashMap<>();
        if (!Files.exists(file) || Files.size(file) == 0) {
            return entries;
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.setObjectInputFilter(BYTES_ONLY);
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) in.readObject()).entrySet()) {
                if (entry.getValue() != null) {
                    entries.put(
                            ByteBuffer.wrap((byte[]) entry.getKey()),
                            ByteBuffer.wrap((byte[]) entry.getValue()));
                }
            }
        }
        return entries;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
