package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.disk.FrameReader.Sight;
import dev.fairlead.runtime.log.local.PartitionReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the records of a partition, batch by batch; reading on from where it stopped is cheap. */
final class DiskPartitionReader implements PartitionReader {
    private final TopicPartition partition;
    private final Segments segments;

    private @Nullable OpenSegment open;
    private @Nullable BatchReader batch;
    private @Nullable InboundRecord held;
    private long next = -1;

    /** The segment being read and the position of its next batch. */
    private static final class OpenSegment {
        final Segment segment;
        final DataFile file;
        final FrameReader frames;
        long position;

        OpenSegment(Segment segment, DataFile file, long position) {
            this.segment = segment;
            this.file = file;
            this.frames = new FrameReader(file, FrameReader.READ_AHEAD_BYTES);
            this.position = position;
        }
    }

    DiskPartitionReader(TopicPartition partition, Segments segments) {
        this.partition = partition;
        this.segments = segments;
    }

    @Override
    public long start() {
        return segments.start();
    }

    @Override
    public long end() {
        return segments.end();
    }

    @Override
    public List<InboundRecord> read(long offset, int recordsMax, long bytesMax) {
        List<InboundRecord> records = new ArrayList<>();
        if (offset != next || open == null) {
            moveTo(offset);
        }
        long bytes = 0;
        while (records.size() < recordsMax) {
            InboundRecord record = take();
            if (record == null) {
                break;
            }
            if (record.offset() < offset) {
                continue;
            }
            bytes += size(record.key()) + size(record.value());
            if (bytes > bytesMax && !records.isEmpty()) {
                held = record;
                break;
            }
            records.add(record);
            next = record.offset() + 1;
        }
        return records;
    }

    @Override
    public void close() {
        OpenSegment current = open;
        open = null;
        if (current != null) {
            try {
                current.file.close();
            } catch (IOException e) {
                throw Trouble.reading(current.segment.path(), e);
            }
        }
    }

    private void moveTo(long offset) {
        close();
        batch = null;
        held = null;
        next = offset;
        Segment segment = segments.floor(offset);
        if (segment != null) {
            openSegment(segment, offset);
        }
    }

    private void openSegment(Segment segment, long offset) {
        try {
            DataFile file = DataFile.forReading(segment.path());
            FileHeader.check(file, segment.path(), FileHeader.Kind.SEGMENT, segment.firstOffset());
            if (offset > segment.firstOffset() && segment.end() == segment.firstOffset()) {
                segment.scan(file);
            }
            open = new OpenSegment(segment, file, segment.positionFor(offset));
        } catch (IOException e) {
            throw Trouble.reading(segment.path(), e);
        }
    }

    private @Nullable InboundRecord take() {
        InboundRecord record = held;
        if (record != null) {
            held = null;
            return record;
        }
        while (batch == null || !batch.hasNext()) {
            if (!nextBatch()) {
                return null;
            }
        }
        return batch.next();
    }

    private boolean nextBatch() {
        OpenSegment current = open;
        while (current != null) {
            // Asked first: a segment that has a successor doesn't grow any more.
            Segment later = segments.after(current.segment);
            Sight sight = look(current, later == null);
            if (sight == Sight.FRAME) {
                batch = new BatchReader(partition, current.frames.payload());
                current.position += current.frames.frameBytes();
                return true;
            }
            if (later == null) {
                return refuseDamage(current, sight);
            }
            if (sight != Sight.END) {
                throw damaged(current);
            }
            requireNoGap(current, later);
            close();
            openSegment(later, later.firstOffset());
            current = open;
        }
        return false;
    }

    private Sight look(OpenSegment current, boolean last) {
        try {
            long readable = last ? segments.readableBytes(current.segment) : current.file.length();
            return current.frames.look(current.position, readable);
        } catch (IOException e) {
            throw Trouble.reading(current.segment.path(), e);
        }
    }

    private static boolean refuseDamage(OpenSegment current, Sight sight) {
        if (sight == Sight.DAMAGED) {
            throw damaged(current);
        }
        return false;
    }

    private void requireNoGap(OpenSegment current, Segment later) {
        long end = batch == null ? current.segment.firstOffset() : batch.nextOffset();
        if (end != later.firstOffset()) {
            throw new CorruptLogException(
                    current.segment.path(),
                    current.position,
                    "it ends before offset %d, but the next segment starts at %d"
                            .formatted(end, later.firstOffset()));
        }
    }

    private static CorruptLogException damaged(OpenSegment current) {
        return new CorruptLogException(
                current.segment.path(),
                current.position,
                "the checksum or the structure of the records there is wrong");
    }

    private static long size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
