package dev.fairlead.runtime.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for the end of plain text, eight bytes at a time. */
final class PlainText {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = LOWEST_BITS << 7;
    private static final long SPACES = LOWEST_BITS * ' ';
    private static final long QUOTES = LOWEST_BITS * '"';
    private static final long BACKSLASHES = LOWEST_BITS * '\\';

    private PlainText() {}

    /**
     * Where the first byte from {@code from} on is that is a quote, a backslash, a control
     * character or not ASCII; or a place before it, near the end of the text.
     *
     * <p>Subtraction from each byte borrows from its neighbours, but only from those behind the
     * first that is found.
     */
    static int end(byte[] text, int from) {
        int i = from;
        while (i + Long.BYTES <= text.length) {
            long eight = (long) EIGHT.get(text, i);
            long quotes = eight ^ QUOTES;
            long backslashes = eight ^ BACKSLASHES;
            long found =
                    (((quotes - LOWEST_BITS) & ~quotes)
                                    | ((backslashes - LOWEST_BITS) & ~backslashes)
                                    | ((eight - SPACES) & ~eight)
                                    | eight)
                            & HIGHEST_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) / Byte.SIZE);
            }
            i += Long.BYTES;
        }
        return i;
    }
}
