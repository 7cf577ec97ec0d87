package dev.fairlead.runtime.log.disk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The files of a partition, as a reader of it sees them. Thread-safe. */
interface Segments {
    /** The offset of the oldest record. */
    long start();

    /** The offset behind the newest readable record. */
    long end();

    /** The segment that has {@code offset} or would get it; null when there is none at all. */
    @Nullable Segment floor(long offset);

    /** The segment behind {@code segment}; null when it is the last. */
    @Nullable Segment after(Segment segment);

    /** How much of the last segment may be read, in bytes. */
    long readableBytes(Segment last) throws IOException;
}
