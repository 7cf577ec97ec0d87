package dev.fairlead.runtime.log;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What a sink task consumes: one member of a consumer group. Confined to the task's owner thread,
 * but for {@link #wakeup}.
 *
 * <p>Positions are Kafka's: the offset of the next record to read.
 */
public interface InboundLog extends AutoCloseable {
    /**
     * Hears of rebalances, on the owner thread, from inside {@link #fetch} or {@link #close}. Is
     * never told of no partitions at all. A partition is revoked from one member, or lost to it,
     * before it is assigned to another.
     */
    interface RebalanceListener {
        /** {@code partitions} are new; positions can be asked for and sought. */
        void assigned(Collection<TopicPartition> partitions);

        /** {@code partitions} will go to another member; commits for them still succeed. */
        void revoked(Collection<TopicPartition> partitions);

        /** {@code partitions} belong to another member already; commits for them are pointless. */
        void lost(Collection<TopicPartition> partitions);
    }

    /**
     * Hears once how an asynchronous commit ended, on the owner thread, from inside a later call;
     * at the latest {@link #close}.
     */
    @FunctionalInterface
    interface CommitListener {
        /** {@code failure} is null when the offsets are committed. */
        void completed(@org.jspecify.annotations.Nullable Exception failure);
    }

    /** Joins the group. Must be called once, before the first {@link #fetch}. */
    void subscribe(TopicSelection topics, RebalanceListener listener);

    /**
     * Reads the next records, waiting up to {@code patience} for the first; empty when there are
     * none, when every partition is paused, or after {@link #wakeup}. Exceptions thrown by the
     * listener come out of here after the rebalance has run its course.
     */
    List<InboundRecord> fetch(Duration patience);

    /**
     * Makes the running or the next {@link #fetch} return at once. Any thread. Disturbs no other
     * call.
     */
    void wakeup();

    /** The partitions that this member owns now. */
    Set<TopicPartition> assignment();

    /** The offset that will be read next from an assigned partition. */
    long position(TopicPartition partition);

    /**
     * How many records of a partition are behind its position, as far as the last {@link #fetch}
     * knows. Waits for nothing; empty when that isn't known.
     */
    default OptionalLong lag(TopicPartition partition) {
        return OptionalLong.empty();
    }

    /**
     * Moves the position of an assigned partition. Where there is no record to read, nor the end of
     * the partition, the next fetch starts at its beginning or end, as the member is set up.
     */
    void seek(TopicPartition partition, long offset);

    /**
     * Stops returning records of assigned partitions until {@link #resume}. A partition that goes
     * and comes back isn't paused.
     */
    void pause(Collection<TopicPartition> partitions);

    /** Undoes {@link #pause}. */
    void resume(Collection<TopicPartition> partitions);

    /** Starts committing positions for the group; the listener hears the outcome. */
    void commitAsync(Map<TopicPartition, Long> positions, CommitListener listener);

    /**
     * Commits positions and waits.
     *
     * @throws org.apache.kafka.common.KafkaException the positions are not known to be committed
     */
    void commitSync(Map<TopicPartition, Long> positions, Duration patience);

    /** Leaves the group; the listener hears of the revocation if partitions are still assigned. */
    @Override
    void close();
}
