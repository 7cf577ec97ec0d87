package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.disk.DiskLogReader.PartitionSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of a partition that another process may be writing: what the directory shows. */
final class ForeignSegments implements Segments {
    private final Path directory;
    private final NavigableMap<Long, Segment> segments = new TreeMap<>();

    ForeignSegments(Path directory) {
        this.directory = directory;
    }

    @Override
    public synchronized long start() {
        refresh();
        return segments.isEmpty() ? 0 : segments.firstKey();
    }

    @Override
    public synchronized long end() {
        refresh();
        return segments.isEmpty() ? 0 : scanned(segments.lastEntry().getValue()).end();
    }

    @Override
    public synchronized @Nullable Segment floor(long offset) {
        refresh();
        Map.Entry<Long, Segment> floor = segments.floorEntry(offset);
        Map.Entry<Long, Segment> found = floor == null ? segments.firstEntry() : floor;
        return found == null ? null : found.getValue();
    }

    @Override
    public synchronized @Nullable Segment after(Segment segment) {
        refresh();
        Map.Entry<Long, Segment> later = segments.higherEntry(segment.firstOffset());
        return later == null ? null : later.getValue();
    }

    @Override
    public long readableBytes(Segment last) {
        return scanned(last).bytes();
    }

    synchronized PartitionSummary summary(int partition) {
        refresh();
        long bytes = 0;
        try {
            for (Segment segment : segments.values()) {
                bytes += Files.size(segment.path());
            }
        } catch (IOException e) {
            throw Trouble.reading(directory, e);
        }
        return new PartitionSummary(partition, start(), end(), bytes);
    }

    /** Learns what was written meanwhile; a batch that is being written isn't there yet. */
    private static Segment scanned(Segment segment) {
        try (DataFile file = DataFile.forReading(segment.path())) {
            segment.scan(file);
            return segment;
        } catch (IOException e) {
            throw Trouble.reading(segment.path(), e);
        }
    }

    private void refresh() {
        try {
            NavigableMap<Long, Segment> now = new TreeMap<>();
            for (Path path : PartitionLog.segmentFiles(directory)) {
                if (Files.size(path) < FileHeader.BYTES) {
                    // Being created right now.
                    continue;
                }
                Segment found = Segment.of(directory, path);
                Segment known = segments.get(found.firstOffset());
                now.put(found.firstOffset(), known == null ? found : known);
            }
            segments.clear();
            segments.putAll(now);
        } catch (IOException e) {
            throw Trouble.reading(directory, e);
        }
    }
}
