package dev.fairlead.runtime.log.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FrameWriter} wrote into a payload. */
final class PayloadReader {
    private final ByteBuffer payload;

    PayloadReader(ByteBuffer payload) {
        this.payload = payload;
    }

    int int32() {
        return payload.getInt();
    }

    long int64() {
        return payload.getLong();
    }

    long varint() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = payload.get();
            value |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    byte @Nullable [] bytes() {
        int length = (int) varint() - 1;
        if (length < 0) {
            return null;
        }
        byte[] value = new byte[length];
        payload.get(value);
        return value;
    }

    String text() {
        byte[] value = bytes();
        return value == null ? "" : new String(value, UTF_8);
    }
}
