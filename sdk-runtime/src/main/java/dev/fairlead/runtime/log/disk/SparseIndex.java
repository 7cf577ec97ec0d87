package dev.fairlead.runtime.log.disk;

import java.util.Arrays;

/** Where batches start in a segment: one entry per 64 KiB. Thread-safe. */
final class SparseIndex {
    private static final int STEP_BYTES = 64 << 10;

    private long[] offsets = new long[16];
    private long[] positions = new long[16];
    private int size;

    /** Takes note of a batch, unless one close before it is noted. */
    synchronized void add(long offset, long position) {
        if (size > 0 && position - positions[size - 1] < STEP_BYTES) {
            return;
        }
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
            positions = Arrays.copyOf(positions, size * 2);
        }
        offsets[size] = offset;
        positions[size] = position;
        size++;
    }

    /** A position from which {@code offset} is reached by going forward. */
    synchronized long floor(long offset, long otherwise) {
        int found = Arrays.binarySearch(offsets, 0, size, offset);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? otherwise : positions[at];
    }
}
