package dev.fairlead.api.sink;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What a writer says is durable, when it is opened.
 *
 * @param nextOffset the first offset that is not; the lowest number if the writer cannot tell
 * @param newestTimestamp of the records before it, in ms since the epoch; the highest number if the
 *     writer cannot tell
 * @param place where the writer keeps this
 */
record Durable(long nextOffset, long newestTimestamp, String place) {
    static final Durable NOTHING = new Durable(Long.MIN_VALUE, Long.MAX_VALUE, "");

    static Durable of(Writer<?> writer) throws Exception {
        return new Durable(
                writer.nextOffset().orElse(Long.MIN_VALUE),
                writer.newestTimestamp().orElse(Long.MAX_VALUE),
                writer.place());
    }

    /**
     * Whether a record is among it, and thus not to be written.
     *
     * @throws ConnectException if its offset says so, but its timestamp shows that it is another
     *     record: what is delivered again is as old as it was
     */
    boolean contains(TopicPartition partition, Received<?> received) {
        if (received.offset() >= nextOffset) {
            return false;
        }
        @Nullable Long timestamp = received.record().timestamp();
        if (timestamp != null && timestamp >= 0 && timestamp > newestTimestamp) {
            throw new ConnectException(
                    partition
                            + "@"
                            + received.offset()
                            + " passes for written already, because everything before offset "
                            + nextOffset
                            + " is; yet its timestamp "
                            + timestamp
                            + " is later than any of those records' (the newest is "
                            + newestTimestamp
                            + "). Probably the topic was deleted and made anew, or the consumer"
                            + " group's offsets were altered without the sink's. Nothing of this"
                            + " batch is written. To write these records, delete "
                            + place
                            + ", or alter the offsets of the connector; then restart it");
        }
        return true;
    }
}
