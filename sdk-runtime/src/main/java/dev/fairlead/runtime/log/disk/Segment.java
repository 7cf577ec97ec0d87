package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.disk.FrameReader.Sight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * One file of a partition: what is known of its frames. Knows nothing at first; learns by {@link
 * #scan} or, when this process writes it, by {@link #added}. Thread-safe.
 */
final class Segment {
    private static final String SUFFIX = ".log";

    private final Path path;
    private final long firstOffset;
    private final SparseIndex index = new SparseIndex();
    private long bytes = FileHeader.BYTES;
    private long end;

    Segment(Path directory, long firstOffset) {
        this.path = directory.resolve("%020d".formatted(firstOffset) + SUFFIX);
        this.firstOffset = firstOffset;
        this.end = firstOffset;
    }

    static boolean isSegment(Path path) {
        return path.getFileName().toString().matches("\\d{20}\\.log");
    }

    static Segment of(Path directory, Path path) {
        String name = path.getFileName().toString();
        long firstOffset = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        return new Segment(directory, firstOffset);
    }

    Path path() {
        return path;
    }

    long firstOffset() {
        return firstOffset;
    }

    /** The offset behind the last record that is known. */
    synchronized long end() {
        return end;
    }

    /** The size of the file up to the last frame that is known. */
    synchronized long bytes() {
        return bytes;
    }

    /** A position from which {@code offset} is reached by reading forward. */
    long positionFor(long offset) {
        return index.floor(offset, FileHeader.BYTES);
    }

    /** Takes note of a frame that was written behind the last one. */
    synchronized void added(long frameBytes, int records) {
        index.add(end, bytes);
        bytes += frameBytes;
        end += records;
    }

    /**
     * Learns of complete frames behind the last one that is known, looking at their headers only.
     *
     * @return whether the file ends with the last frame
     */
    synchronized boolean scan(DataFile file) throws IOException {
        long length = file.length();
        FrameReader reader = new FrameReader(file, FrameReader.GLANCE_BYTES);
        Sight sight = reader.glance(bytes, length);
        while (sight == Sight.FRAME && follows(reader.payload())) {
            added(reader.frameBytes(), BatchReader.count(reader.payload()));
            sight = reader.glance(bytes, length);
        }
        return sight == Sight.END;
    }

    /** Checks every frame and learns of all that are sound; they end at {@link #bytes}. */
    synchronized void check(DataFile file) throws IOException {
        long length = file.length();
        FrameReader reader = new FrameReader(file, FrameReader.READ_AHEAD_BYTES);
        Sight sight = reader.look(bytes, length);
        while (sight == Sight.FRAME) {
            if (!follows(reader.payload())) {
                throw new CorruptLogException(path, bytes, "the offsets don't go on at " + end);
            }
            added(reader.frameBytes(), BatchReader.count(reader.payload()));
            sight = reader.look(bytes, length);
        }
    }

    private boolean follows(ByteBuffer payload) {
        return payload.remaining() >= BatchReader.HEADER_BYTES
                && BatchReader.firstOffset(payload) == end
                && BatchReader.count(payload) > 0;
    }
}
