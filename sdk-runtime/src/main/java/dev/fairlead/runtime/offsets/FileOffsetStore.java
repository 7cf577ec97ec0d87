package dev.fairlead.runtime.offsets;

import dev.fairlead.runtime.durable.Batches;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps source offsets in one file, in stock Kafka Connect's format: a stock worker can go on with
 * the file, and this one with a stock worker's.
 *
 * <p>Unlike stock's, the file is always whole: the new content is written beside it, synced, and
 * renamed over it. So the death of the process, or a loss of power, leaves the old or the new
 * offsets. A file that can't be read is an error, not "no offsets".
 *
 * <p>One thread writes, so that no task waits for the disk. What comes while it writes is written
 * together next; listeners hear on that thread, in the order of the writes.
 */
public final class FileOffsetStore implements OffsetStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileOffsetStore.class);

    private final OffsetFile file;
    private final Map<ByteBuffer, ByteBuffer> entries;
    private final Batches<Write> writes;

    private record Write(Map<ByteBuffer, @Nullable ByteBuffer> changes, WriteListener listener) {}

    private FileOffsetStore(
            OffsetFile file, Map<ByteBuffer, ByteBuffer> entries, ThreadFactory threads) {
        this.file = file;
        this.entries = entries;
        this.writes = Batches.start(threads, Duration.ZERO, this::writeAll);
    }

    /**
     * Opens the offsets in {@code file}; none if it is missing or empty. Directories above it are
     * created by the first write.
     *
     * @param threads makes the one thread that writes
     * @throws KafkaException the file can't be read; it is left as it is
     */
    public static FileOffsetStore open(Path file, ThreadFactory threads) {
        OffsetFile offsets = new OffsetFile(file);
        return new FileOffsetStore(offsets, offsets.read(), threads);
    }

    @Override
    public synchronized Map<ByteBuffer, ByteBuffer> read(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> found = new LinkedHashMap<>();
        for (ByteBuffer key : keys) {
            ByteBuffer value = entries.get(key);
            if (value != null) {
                found.put(key, MemoryOffsetStore.copy(value));
            }
        }
        return found;
    }

    @Override
    public synchronized Map<ByteBuffer, ByteBuffer> readAll() {
        return MemoryOffsetStore.copy(entries);
    }

    @Override
    public void write(Map<ByteBuffer, @Nullable ByteBuffer> changes, WriteListener listener) {
        if (!writes.add(new Write(copyOf(changes), listener))) {
            listener.completed(
                    new KafkaException(
                            "source offsets came after '" + file.path() + "' was closed"));
        }
    }

    /** Writes what was handed over, then stops. A second call does nothing. */
    @Override
    public void close() {
        writes.close();
    }

    private void writeAll(List<Write> batch) {
        Map<ByteBuffer, ByteBuffer> changed = readAll();
        batch.forEach(write -> MemoryOffsetStore.apply(write.changes(), changed));
        Throwable failure = null;
        try {
            file.replace(changed);
            synchronized (this) {
                entries.clear();
                entries.putAll(changed);
            }
        } catch (IOException e) {
            failure =
                    new KafkaException(
                            "source offsets can't be written to '" + file.path() + "': " + e, e);
        }
        for (Write write : batch) {
            answer(write.listener(), failure);
        }
    }

    /** A listener that throws must not take the others along. */
    private static void answer(WriteListener listener, @Nullable Throwable failure) {
        try {
            listener.completed(failure);
        } catch (RuntimeException e) {
            LOG.error("A listener of written source offsets failed", e);
        }
    }

    private static Map<ByteBuffer, @Nullable ByteBuffer> copyOf(
            Map<ByteBuffer, @Nullable ByteBuffer> changes) {
        Map<ByteBuffer, @Nullable ByteBuffer> copy = new LinkedHashMap<>();
        changes.forEach(
                (key, value) ->
                        copy.put(
                                MemoryOffsetStore.copy(key),
                                value == null ? null : MemoryOffsetStore.copy(value)));
        return copy;
    }
}
