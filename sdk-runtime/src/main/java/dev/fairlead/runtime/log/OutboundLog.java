package dev.fairlead.runtime.log;

import java.time.Duration;

/**
 * Where a source task's records go. One instance per task incarnation; {@link #append} is called by
 * one thread at a time, {@link #close} by any.
 *
 * <p>Records of one topic partition keep the order of their appends.
 */
public interface OutboundLog extends AutoCloseable {
    /**
     * Hands one record over; {@code delivery} hears what became of it. May block while buffers are
     * full. A topic that doesn't exist is created; a record for a partition that doesn't exist
     * fails.
     *
     * @throws org.apache.kafka.common.errors.RetriableException nothing was handed over and the
     *     delivery will hear nothing; the same record may be appended again later
     * @throws org.apache.kafka.common.KafkaException likewise, but trying again is pointless
     */
    void append(OutboundRecord record, Delivery delivery);

    /** Sends what is buffered now instead of waiting for more. Doesn't block. */
    default void flush() {}

    /**
     * Waits up to {@code patience} for deliveries in flight, fails the rest, releases everything. A
     * second call does nothing.
     */
    void close(Duration patience);

    /** Closes without patience. */
    @Override
    default void close() {
        close(Duration.ZERO);
    }
}
