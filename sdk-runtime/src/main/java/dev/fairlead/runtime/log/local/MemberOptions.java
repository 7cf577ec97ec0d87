package dev.fairlead.runtime.log.local;

/**
 * How one member reads.
 *
 * @param recordsMax most records of one fetch (the consumer's {@code max.poll.records})
 * @param bytesMax bound of the bytes of one fetch; a single record may be larger
 * @param reset where to start in a partition without a usable position
 */
public record MemberOptions(int recordsMax, long bytesMax, OffsetReset reset) {
    /** Where reading starts without a usable position ({@code auto.offset.reset}). */
    public enum OffsetReset {
        /** At the oldest record. */
        EARLIEST,
        /** After the newest record. */
        LATEST
    }

    public MemberOptions {
        if (recordsMax < 1 || bytesMax < 1) {
            throw new IllegalArgumentException(
                    "a fetch must allow at least one record and one byte, got "
                            + recordsMax
                            + " records and "
                            + bytesMax
                            + " bytes");
        }
    }

    /** 500 records, 50 MiB, earliest: the defaults of a stock sink's consumer. */
    public static MemberOptions defaults() {
        return new MemberOptions(500, 50L << 20, OffsetReset.EARLIEST);
    }
}
