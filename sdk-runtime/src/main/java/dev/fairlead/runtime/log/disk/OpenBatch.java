package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of one task for one partition that are written together.
 *
 * <p>The task adds records until the writer seals the batch. Whoever claims it first, the writer
 * with an outcome or a task that gives up, answers all its deliveries; so each is answered once.
 */
final class OpenBatch {
    private static final Logger LOG = LoggerFactory.getLogger(OpenBatch.class);

    static final int TARGET_BYTES = 64 << 10;

    final PartitionLog partition;
    final DiskOutboundLog owner;

    private final FrameWriter frame = new FrameWriter(4 << 10);
    private final List<Delivery> deliveries = new ArrayList<>();
    private long[] timestamps = new long[16];
    private long reservedBytes;
    private boolean sealed;
    private boolean claimed;
    private @Nullable Thread answering;
    private long firstOffset;

    OpenBatch(PartitionLog partition, DiskOutboundLog owner) {
        this.partition = partition;
        this.owner = owner;
    }

    /** Adds a record; false when the batch takes no more. */
    synchronized boolean add(OutboundRecord record, long timestamp, long bytes, Delivery delivery) {
        int count = deliveries.size();
        if (sealed || (count > 0 && frame.length() + bytes > TARGET_BYTES)) {
            return false;
        }
        if (count == 0) {
            frame.int64(0);
            frame.int64(timestamp);
            frame.int32(0);
        }
        if (count == timestamps.length) {
            timestamps = Arrays.copyOf(timestamps, count * 2);
        }
        timestamps[count] = timestamp;
        frame.zigzag(timestamp - timestamps[0]);
        frame.bytes(record.key());
        frame.bytes(record.value());
        Header[] headers = record.headers().toArray();
        frame.varint(headers.length);
        for (Header header : headers) {
            frame.text(header.key());
            frame.bytes(header.value());
        }
        deliveries.add(delivery);
        reservedBytes += bytes;
        return true;
    }

    /** Takes no more records; false when the batch needn't be written because it was given up. */
    synchronized boolean seal() {
        sealed = true;
        return !claimed;
    }

    /** The sealed batch as a frame whose first record has {@code offset}. */
    synchronized FrameWriter frame(long offset) {
        firstOffset = offset;
        frame.int64At(FrameWriter.HEADER_BYTES, offset);
        frame.int32At(FrameWriter.HEADER_BYTES + 16, deliveries.size());
        frame.seal();
        return frame;
    }

    synchronized int count() {
        return deliveries.size();
    }

    synchronized long reservedBytes() {
        return reservedBytes;
    }

    /** Tells every delivery that its record is in the log, unless the batch was claimed before. */
    void acknowledge() {
        if (claim()) {
            for (int i = 0; i < deliveries.size(); i++) {
                Delivery delivery = deliveries.get(i);
                long offset = firstOffset + i;
                long timestamp = timestamps[i];
                answer(() -> delivery.acknowledged(partition.number(), offset, timestamp));
            }
            answered();
        }
    }

    /**
     * Tells every delivery that its record isn't in the log, unless the batch was claimed before.
     */
    void fail(RuntimeException cause) {
        if (claim()) {
            deliveries.forEach(delivery -> answer(() -> delivery.failed(cause)));
            answered();
        }
    }

    /**
     * Waits for whoever claimed the batch to tell its last delivery. That takes no longer than the
     * deliveries do, which never block.
     */
    synchronized void awaitAnswers() {
        boolean interrupted = false;
        while (answering != null && answering != Thread.currentThread()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void answered() {
        answering = null;
        notifyAll();
    }

    /** A delivery must not throw; one that does must not take the others along. */
    private static void answer(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            LOG.error("A delivery didn't take its answer", e);
        }
    }

    /** Nothing is added after this, so that what follows reads the lists without the lock. */
    private synchronized boolean claim() {
        boolean first = !claimed;
        if (first) {
            answering = Thread.currentThread();
        }
        claimed = true;
        sealed = true;
        return first;
    }
}
