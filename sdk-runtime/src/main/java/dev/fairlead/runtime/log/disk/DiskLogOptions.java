package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.local.GroupOptions;
import java.time.Duration;

/**
 * How a disk log behaves.
 *
 * @param partitionsOfNewTopic for topics that come into being by an append
 * @param segmentBytes size after which a partition starts a new file
 * @param bufferBytes bound of what is appended but not yet written; appends wait above it
 * @param retentionBytes a partition deletes its oldest segments above this size; {@link
 *     Long#MAX_VALUE} keeps everything
 * @param sync when records are made safe from a loss of power
 * @param groups how consumer groups behave
 */
public record DiskLogOptions(
        int partitionsOfNewTopic,
        long segmentBytes,
        long bufferBytes,
        long retentionBytes,
        Sync sync,
        GroupOptions groups) {
    public DiskLogOptions {
        if (partitionsOfNewTopic < 1
                || segmentBytes < 1
                || bufferBytes < 1
                || retentionBytes < segmentBytes) {
            throw new IllegalArgumentException(
                    "partitions, segmentBytes and bufferBytes must be at least 1 and retentionBytes"
                            + " at least segmentBytes, got "
                            + partitionsOfNewTopic
                            + ", "
                            + segmentBytes
                            + ", "
                            + bufferBytes
                            + " and "
                            + retentionBytes);
        }
    }

    /**
     * One partition, segments of 64 MiB, a buffer of 32 MiB, keeps everything, syncs each second.
     */
    public static DiskLogOptions defaults() {
        return new DiskLogOptions(
                1,
                64L << 20,
                32L << 20,
                Long.MAX_VALUE,
                Sync.every(Duration.ofSeconds(1)),
                GroupOptions.defaults());
    }

    /** The same with another number of partitions for new topics. */
    public DiskLogOptions withPartitionsOfNewTopic(int partitions) {
        return new DiskLogOptions(
                partitions, segmentBytes, bufferBytes, retentionBytes, sync, groups);
    }

    /** The same with another segment size. */
    public DiskLogOptions withSegmentBytes(long bytes) {
        return new DiskLogOptions(
                partitionsOfNewTopic, bytes, bufferBytes, retentionBytes, sync, groups);
    }

    /** The same with another bound for what is appended but not yet written. */
    public DiskLogOptions withBufferBytes(long bytes) {
        return new DiskLogOptions(
                partitionsOfNewTopic, segmentBytes, bytes, retentionBytes, sync, groups);
    }

    /** The same with another size above which the oldest segments go. */
    public DiskLogOptions withRetentionBytes(long bytes) {
        return new DiskLogOptions(
                partitionsOfNewTopic, segmentBytes, bufferBytes, bytes, sync, groups);
    }

    /** The same with another time to sync. */
    public DiskLogOptions withSync(Sync other) {
        return new DiskLogOptions(
                partitionsOfNewTopic, segmentBytes, bufferBytes, retentionBytes, other, groups);
    }

    /** The same with other groups. */
    public DiskLogOptions withGroups(GroupOptions other) {
        return new DiskLogOptions(
                partitionsOfNewTopic, segmentBytes, bufferBytes, retentionBytes, sync, other);
    }
}
