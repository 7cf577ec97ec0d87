package dev.fairlead.runtime.log;

/**
 * One record that is in flight. The log answers exactly once, by one of the two methods, from any
 * thread and possibly before {@link OutboundLog#append} has returned. Neither method blocks or
 * throws.
 */
public interface Delivery {
    /**
     * The record is in the log and will survive.
     *
     * @param timestamp milliseconds since the epoch, -1 when unknown
     */
    void acknowledged(int partition, long offset, long timestamp);

    /** The record is not in the log as far as anyone knows; the log won't try again. */
    void failed(Throwable cause);
}
