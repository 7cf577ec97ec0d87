package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.local.PartitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One partition of the process that writes the log. Written by the log's writer thread only. */
final class PartitionLog implements Segments {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionLog.class);

    private final TopicPartition partition;
    private final Path directory;
    private final DiskLogOptions options;
    private final NavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private @Nullable DataFile active;
    private boolean unsynced;

    private PartitionLog(TopicPartition partition, Path directory, DiskLogOptions options) {
        this.partition = partition;
        this.directory = directory;
        this.options = options;
    }

    /** Creates an empty partition. */
    static PartitionLog create(TopicPartition partition, Path directory, DiskLogOptions options)
            throws IOException {
        Files.createDirectories(directory);
        return new PartitionLog(partition, directory, options);
    }

    /** Opens a partition that exists; checks its last segment and cuts off a torn end. */
    static PartitionLog open(TopicPartition partition, Path directory, DiskLogOptions options)
            throws IOException {
        PartitionLog log = new PartitionLog(partition, directory, options);
        for (Path path : segmentFiles(directory)) {
            Segment segment = Segment.of(directory, path);
            log.segments.put(segment.firstOffset(), segment);
        }
        Map.Entry<Long, Segment> last = log.segments.lastEntry();
        if (last != null) {
            log.recover(last.getValue());
        }
        return log;
    }

    static List<Path> segmentFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new CorruptLogException(directory, 0, "the directory of a partition is missing");
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Segment::isSegment).sorted().toList();
        }
    }

    private void recover(Segment segment) throws IOException {
        try (DataFile file = DataFile.forWriting(segment.path())) {
            if (file.length() < FileHeader.BYTES) {
                // The process died between creating the file and writing its header.
                FileHeader.write(file, FileHeader.Kind.SEGMENT, segment.firstOffset());
            }
            FileHeader.check(file, segment.path(), FileHeader.Kind.SEGMENT, segment.firstOffset());
            segment.check(file);
            Tail.cut(file, segment.path(), segment.bytes());
        }
    }

    int number() {
        return partition.partition();
    }

    PartitionReader reader() {
        return new DiskPartitionReader(partition, this);
    }

    @Override
    public long start() {
        Map.Entry<Long, Segment> first = segments.firstEntry();
        return first == null ? 0 : first.getKey();
    }

    @Override
    public long end() {
        Map.Entry<Long, Segment> last = segments.lastEntry();
        return last == null ? 0 : last.getValue().end();
    }

    @Override
    public @Nullable Segment floor(long offset) {
        Map.Entry<Long, Segment> floor = segments.floorEntry(offset);
        Map.Entry<Long, Segment> found = floor == null ? segments.firstEntry() : floor;
        return found == null ? null : found.getValue();
    }

    @Override
    public @Nullable Segment after(Segment segment) {
        Map.Entry<Long, Segment> later = segments.higherEntry(segment.firstOffset());
        return later == null ? null : later.getValue();
    }

    @Override
    public long readableBytes(Segment last) {
        return last.bytes();
    }

    /** Writes a sealed batch behind the last one; after a failure the file is as before. */
    void write(OpenBatch batch) throws IOException {
        Segment segment = segmentForWriting();
        DataFile file = fileForWriting(segment);
        FrameWriter frame = batch.frame(segment.end());
        try {
            file.write(segment.bytes(), frame.bytes(), frame.length());
        } catch (IOException e) {
            cutFailedWrite(segment, file, e);
            throw e;
        }
        unsynced = true;
        segment.added(frame.length(), batch.count());
    }

    /** Syncs what was written since the last time. */
    void sync() throws IOException {
        DataFile file = active;
        if (unsynced && file != null) {
            file.sync();
            unsynced = false;
        }
    }

    void close() throws IOException {
        DataFile file = active;
        active = null;
        if (file != null) {
            file.close();
        }
    }

    Path directory() {
        return directory;
    }

    private Segment segmentForWriting() throws IOException {
        Map.Entry<Long, Segment> last = segments.lastEntry();
        if (last != null && last.getValue().bytes() < options.segmentBytes()) {
            return last.getValue();
        }
        sync();
        close();
        Segment segment = new Segment(directory, end());
        DataFile file = DataFile.forWriting(segment.path());
        active = file;
        FileHeader.write(file, FileHeader.Kind.SEGMENT, segment.firstOffset());
        Utils.flushDir(directory);
        segments.put(segment.firstOffset(), segment);
        deleteOldSegments();
        return segment;
    }

    private DataFile fileForWriting(Segment segment) throws IOException {
        DataFile file = active;
        if (file == null) {
            file = DataFile.forWriting(segment.path());
            active = file;
        }
        return file;
    }

    /** If this fails too, the next write goes to the same place and the next open cuts the rest. */
    private static void cutFailedWrite(Segment segment, DataFile file, IOException cause) {
        try {
            file.truncate(segment.bytes());
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void deleteOldSegments() throws IOException {
        long bytes = 0;
        for (Segment segment : List.copyOf(segments.descendingMap().values())) {
            bytes += Files.exists(segment.path()) ? Files.size(segment.path()) : 0;
            if (bytes > options.retentionBytes()) {
                segments.remove(segment.firstOffset());
                Files.deleteIfExists(segment.path());
                LOG.info("Deleted '{}', the oldest records of {}", segment.path(), partition);
            }
        }
    }
}
