package dev.fairlead.runtime.log.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Builds one frame in a growing array. Not thread-safe. */
final class FrameWriter {
    static final int MAGIC = 0x464C4652;
    static final int HEADER_BYTES = 12;

    private byte[] bytes;
    private int length = HEADER_BYTES;

    FrameWriter(int capacity) {
        bytes = new byte[HEADER_BYTES + capacity];
    }

    /** The size of the frame so far, with its header. */
    int length() {
        return length;
    }

    /** The frame, complete after {@link #seal}, in the first {@link #length} bytes. */
    byte[] bytes() {
        return bytes;
    }

    void int32(int value) {
        ensure(4);
        int32At(length, value);
        length += 4;
    }

    void int64(long value) {
        ensure(8);
        int64At(length, value);
        length += 8;
    }

    void int32At(int position, int value) {
        bytes[position] = (byte) (value >>> 24);
        bytes[position + 1] = (byte) (value >>> 16);
        bytes[position + 2] = (byte) (value >>> 8);
        bytes[position + 3] = (byte) value;
    }

    void int64At(int position, long value) {
        int32At(position, (int) (value >>> 32));
        int32At(position + 4, (int) value);
    }

    void varint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** A varint that is short for small negative numbers, too. */
    void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    void bytes(byte @Nullable [] value) {
        if (value == null) {
            varint(0);
            return;
        }
        varint(value.length + 1L);
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    void text(String value) {
        bytes(value.getBytes(UTF_8));
    }

    /** Fills in the frame's header. */
    void seal() {
        int32At(0, MAGIC);
        int32At(4, length - HEADER_BYTES);
        int32At(8, crc(bytes, 0, length - HEADER_BYTES));
    }

    static int crc(byte[] frame, int start, int payloadBytes) {
        CRC32C crc = new CRC32C();
        crc.update(frame, start + 4, 4);
        crc.update(frame, start + HEADER_BYTES, payloadBytes);
        return (int) crc.getValue();
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
