package dev.fairlead.runtime.offsets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
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
    private final Thread thread;
    private final Map<ByteBuffer, ByteBuffer> entries;
    private final Queue<Write> queue = new ArrayDeque<>();
    private boolean closing;

    private record Write(Map<ByteBuffer, @Nullable ByteBuffer> changes, WriteListener listener) {}

    private FileOffsetStore(
            OffsetFile file, Map<ByteBuffer, ByteBuffer> entries, ThreadFactory threads) {
        this.file = file;
        this.entries = entries;
        this.thread = threads.newThread(this::run);
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
        FileOffsetStore store = new FileOffsetStore(offsets, offsets.read(), threads);
        store.thread.start();
        return store;
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
        synchronized (this) {
            if (!closing) {
                queue.add(new Write(copyOf(changes), listener));
                notifyAll();
                return;
            }
        }
        listener.completed(
                new KafkaException("source offsets came after '" + file.path() + "' was closed"));
    }

    /** Writes what was handed over, then stops. A second call does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void run() {
        List<Write> writes = take();
        while (!writes.isEmpty()) {
            writeAll(writes);
            writes = take();
        }
    }

    /** Waits for writes and returns all there are; none when the store is closed. */
    private synchronized List<Write> take() {
        while (queue.isEmpty() && !closing) {
            try {
                wait();
            } catch (InterruptedException e) {
                LOG.debug(
                        "Only closing the store ends its thread, so that nothing is forgotten", e);
            }
        }
        List<Write> writes = new ArrayList<>(queue);
        queue.clear();
        return writes;
    }

    private void writeAll(List<Write> writes) {
        Map<ByteBuffer, ByteBuffer> changed = readAll();
        writes.forEach(write -> MemoryOffsetStore.apply(write.changes(), changed));
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
        for (Write write : writes) {
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
