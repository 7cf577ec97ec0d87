package dev.fairlead.runtime.log.local;

import dev.fairlead.runtime.log.InboundRecord;
import java.util.List;

/** Reads one partition from any offset. Used by one thread at a time. */
public interface PartitionReader extends AutoCloseable {
    /** The offset of the oldest record that is kept. */
    long start();

    /** The offset that the next appended record will get. */
    long end();

    /**
     * Reads the records from {@code offset} on, without waiting: at least one when there is one.
     *
     * @param offset between {@link #start} and {@link #end}
     * @param recordsMax upper bound of the number of records
     * @param bytesMax bound of the size of keys and values together; the first record may exceed it
     */
    List<InboundRecord> read(long offset, int recordsMax, long bytesMax);

    @Override
    void close();
}
