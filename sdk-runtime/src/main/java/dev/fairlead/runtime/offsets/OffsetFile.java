package dev.fairlead.runtime.offsets;

import dev.fairlead.runtime.durable.AtomicFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Stock's offset file: a {@code HashMap<byte[], byte[]>} in Java's serialisation. Nothing but these
 * two classes is let in, and no array larger than the file.
 */
final class OffsetFile {
    /** The map, and in it keys and values. */
    private static final int DEPTH_MAX = 2;

    private final AtomicFile file;
    private final Path path;

    OffsetFile(Path path) {
        this.file = AtomicFile.at(path);
        this.path = file.path();
    }

    Path path() {
        return path;
    }

    Map<ByteBuffer, ByteBuffer> read() {
        try {
            return Files.exists(path) && Files.size(path) > 0
                    ? entries(deserialised())
                    : new LinkedHashMap<>();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            // A damaged stream fails in many ways, with NegativeArraySizeException for one.
            throw new KafkaException(
                    "the source offsets in '"
                            + path
                            + "' can't be read: "
                            + e
                            + "; restore the file from a backup, or move it away to let the"
                            + " connectors start from the beginning",
                    e);
        }
    }

    /** Replaces the file; after a failure it is as it was. */
    @SuppressWarnings("ArrayAsKeyOfSetOrMap") // stock's format; never looked up
    void replace(Map<ByteBuffer, ByteBuffer> entries) throws IOException {
        Map<byte[], byte[]> raw = new HashMap<>(entries.size() * 2);
        entries.forEach(
                (key, value) ->
                        raw.put(MemoryOffsetStore.bytes(key), MemoryOffsetStore.bytes(value)));
        file.replace(
                out -> {
                    ObjectOutputStream objects = new ObjectOutputStream(out);
                    objects.writeObject(raw);
                    objects.flush();
                });
    }

    private Object deserialised() throws IOException, ClassNotFoundException {
        long bytes = Files.size(path);
        try (ObjectInputStream in =
                new ObjectInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            in.setObjectInputFilter(info -> admit(info, bytes));
            return in.readObject();
        }
    }

    private static ObjectInputFilter.Status admit(
            ObjectInputFilter.FilterInfo info, long fileBytes) {
        Class<?> type = info.serialClass();
        boolean sound =
                info.arrayLength() <= fileBytes
                        && info.depth() <= DEPTH_MAX
                        && (type == null
                                || type == HashMap.class
                                || type == byte[].class
                                // How a HashMap asks whether its table may be that large.
                                || type == Map.Entry[].class);
        return sound ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
    }

    private static Map<ByteBuffer, ByteBuffer> entries(Object deserialised) {
        Map<ByteBuffer, ByteBuffer> entries = new LinkedHashMap<>();
        ((Map<?, ?>) deserialised)
                .forEach(
                        (key, value) -> {
                            // Stock keeps a removed offset as a key without a value.
                            if (value != null) {
                                entries.put(
                                        ByteBuffer.wrap((byte[]) key),
                                        ByteBuffer.wrap((byte[]) value));
                            }
                        });
        return entries;
    }
}
