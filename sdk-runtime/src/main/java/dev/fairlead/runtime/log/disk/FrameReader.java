package dev.fairlead.runtime.log.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Looks at the frames of a file, reading ahead. Not thread-safe. */
final class FrameReader {
    /** What was found at a position. */
    enum Sight {
        /** A sound frame. */
        FRAME,
        /** The end of what may be read. */
        END,
        /** The beginning of a frame that goes on behind the end. */
        TORN,
        /** Something else. */
        DAMAGED
    }

    /** For reading everything from front to back. */
    static final int READ_AHEAD_BYTES = 128 << 10;

    /** For reading headers only. */
    static final int GLANCE_BYTES = 4 << 10;

    private final DataFile file;
    private final int readAheadBytes;
    private byte[] buffer = new byte[0];
    private long bufferPosition;
    private int buffered;
    private int payloadBytes;
    private int payloadStart;

    FrameReader(DataFile file, int readAheadBytes) {
        this.file = file;
        this.readAheadBytes = readAheadBytes;
    }

    /** Looks at {@code position}; what lies at {@code end} or behind it isn't there. */
    Sight look(long position, long end) throws IOException {
        return look(position, end, true);
    }

    /**
     * Looks at {@code position} without reading the frame to its end or checking it; {@link
     * #payload} has its first {@code prefixBytes} bytes then.
     */
    Sight glance(long position, long end) throws IOException {
        return look(position, end, false);
    }

    private Sight look(long position, long end, boolean whole) throws IOException {
        if (position >= end) {
            return Sight.END;
        }
        if (end - position < FrameWriter.HEADER_BYTES) {
            return Sight.TORN;
        }
        int start = load(position, FrameWriter.HEADER_BYTES, end);
        ByteBuffer header = ByteBuffer.wrap(buffer, start, FrameWriter.HEADER_BYTES);
        int magic = header.getInt();
        int length = header.getInt();
        int crc = header.getInt();
        if (magic != FrameWriter.MAGIC || length < 0) {
            return Sight.DAMAGED;
        }
        if (end - position - FrameWriter.HEADER_BYTES < length) {
            return Sight.TORN;
        }
        int wanted = whole ? length : Math.min(length, BatchReader.HEADER_BYTES);
        start = load(position, FrameWriter.HEADER_BYTES + wanted, end);
        if (whole && crc != FrameWriter.crc(buffer, start, length)) {
            return Sight.DAMAGED;
        }
        payloadStart = start + FrameWriter.HEADER_BYTES;
        payloadBytes = length;
        return Sight.FRAME;
    }

    /** The payload of the frame that was looked at last; valid until the next look. */
    ByteBuffer payload() {
        int available = Math.min(payloadBytes, buffered - payloadStart);
        return ByteBuffer.wrap(buffer, payloadStart, available).slice();
    }

    /** The size of the frame that was looked at last, with its header. */
    long frameBytes() {
        return FrameWriter.HEADER_BYTES + (long) payloadBytes;
    }

    /** The position of the first sound frame at or behind {@code position}, or -1. */
    long find(long position, long end) throws IOException {
        long at = position;
        while (at < end) {
            int available = (int) Math.min(end - at, readAheadBytes);
            int skip = indexOfMagicStart(load(at, available, end), available);
            at += skip;
            if (skip < available) {
                if (look(at, end) == Sight.FRAME) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private int indexOfMagicStart(int start, int available) {
        byte first = (byte) (FrameWriter.MAGIC >>> 24);
        for (int i = 0; i < available; i++) {
            if (buffer[start + i] == first) {
                return i;
            }
        }
        return available;
    }

    /** Makes sure that {@code length} bytes from {@code position} are buffered; returns where. */
    private int load(long position, int length, long end) throws IOException {
        boolean there =
                position >= bufferPosition && position + length <= bufferPosition + buffered;
        if (!there) {
            int wanted = (int) Math.min(end - position, Math.max(length, readAheadBytes));
            if (buffer.length < wanted) {
                buffer = Arrays.copyOf(buffer, wanted);
            }
            buffered = file.read(position, buffer, 0, wanted);
            bufferPosition = position;
            if (buffered < length) {
                throw new IOException(
                        "the file ends at byte " + (position + buffered) + ", before " + end);
            }
        }
        return (int) (position - bufferPosition);
    }
}
