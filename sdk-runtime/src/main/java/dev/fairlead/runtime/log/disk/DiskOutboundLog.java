package dev.fairlead.runtime.log.disk;

import dev.fairlead.runtime.log.Delivery;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.log.local.PartitionChoice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One task's way into a {@link DiskLog}. */
final class DiskOutboundLog implements OutboundLog {
    private static final long RECORD_BYTES_MAX = 64L << 20;

    /** Room for lengths, timestamp and the frame; more than is ever needed. */
    private static final int OVERHEAD_BYTES = 64;

    private final Catalogue topics;
    private final LogWriter writer;
    private final Budget budget;
    private final InstantSource clock;

    // Of the appending thread.
    private final PartitionChoice choice = new PartitionChoice();
    private final Map<String, Route> routes = new HashMap<>();

    private final Set<OpenBatch> unanswered = new LinkedHashSet<>();
    private volatile boolean closed;

    /** The partitions of a topic and the batch that each is filling. */
    private record Route(List<PartitionLog> partitions, @Nullable OpenBatch[] batches) {}

    DiskOutboundLog(Catalogue topics, LogWriter writer, Budget budget, InstantSource clock) {
        this.topics = topics;
        this.writer = writer;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public void append(OutboundRecord record, Delivery delivery) {
        requireOpen(record);
        Route route;
        int partition;
        long bytes = size(record);
        try {
            route = route(record.topic());
            partition = partition(record, route.partitions().size());
            requireReasonable(record, bytes);
        } catch (ApiException e) {
            delivery.failed(e);
            return;
        }
        if (!budget.reserve(bytes, () -> closed)) {
            requireOpen(record);
        }
        Long timestamp = record.timestamp();
        add(
                record,
                timestamp == null ? clock.millis() : timestamp,
                bytes,
                delivery,
                route.partitions().get(partition),
                route.batches());
        if (closed) {
            // The log was closed meanwhile, perhaps before it could know of this record.
            failUnanswered();
        }
    }

    @Override
    public void close(Duration patience) {
        closed = true;
        budget.wake();
        awaitAnswers(patience);
        failUnanswered();
    }

    /** The writer is done with {@code batch}. */
    void answered(OpenBatch batch) {
        synchronized (unanswered) {
            unanswered.remove(batch);
            if (unanswered.isEmpty()) {
                unanswered.notifyAll();
            }
        }
    }

    private void add(
            OutboundRecord record,
            long timestamp,
            long bytes,
            Delivery delivery,
            PartitionLog partition,
            @Nullable OpenBatch[] batches) {
        OpenBatch batch = batches[partition.number()];
        if (batch != null && batch.add(record, timestamp, bytes, delivery)) {
            return;
        }
        OpenBatch fresh = new OpenBatch(partition, this);
        fresh.add(record, timestamp, bytes, delivery);
        synchronized (unanswered) {
            unanswered.add(fresh);
        }
        try {
            writer.enqueue(fresh);
        } catch (KafkaException e) {
            answered(fresh);
            budget.release(bytes);
            throw e;
        }
        batches[partition.number()] = fresh;
    }

    private void awaitAnswers(Duration patience) {
        long deadlineMs = clock.millis() + patience.toMillis();
        synchronized (unanswered) {
            while (!unanswered.isEmpty()) {
                long leftMs = deadlineMs - clock.millis();
                if (leftMs <= 0) {
                    return;
                }
                try {
                    unanswered.wait(leftMs);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void failUnanswered() {
        List<OpenBatch> left;
        synchronized (unanswered) {
            left = new ArrayList<>(unanswered);
        }
        if (!left.isEmpty()) {
            KafkaException cause =
                    new KafkaException("the log was closed before it confirmed the record");
            left.forEach(batch -> batch.fail(cause));
            left.forEach(OpenBatch::awaitAnswers);
        }
    }

    private void requireOpen(OutboundRecord record) {
        if (closed) {
            throw new KafkaException(
                    "a record for topic '" + record.topic() + "' came after the log was closed");
        }
    }

    private Route route(String topic) {
        Route route = routes.get(topic);
        if (route == null) {
            List<PartitionLog> partitions = topics.partitionsForAppend(topic);
            route = new Route(partitions, new OpenBatch[partitions.size()]);
            routes.put(topic, route);
        }
        return route;
    }

    private int partition(OutboundRecord record, int partitions) {
        Integer wanted = record.partition();
        if (wanted == null) {
            return choice.choose(record.topic(), record.key(), partitions);
        }
        if (wanted < 0 || wanted >= partitions) {
            throw new InvalidPartitionsException(
                    "topic '%s' has no partition %d, only %d of them, counted from 0"
                            .formatted(record.topic(), wanted, partitions));
        }
        return wanted;
    }

    private static void requireReasonable(OutboundRecord record, long bytes) {
        if (bytes > RECORD_BYTES_MAX) {
            throw new RecordTooLargeException(
                    "a record for topic '%s' has %d bytes, the log takes at most %d"
                            .formatted(record.topic(), bytes, RECORD_BYTES_MAX));
        }
    }

    /** An upper bound of what the record takes in the file. */
    private static long size(OutboundRecord record) {
        long bytes = OVERHEAD_BYTES + length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            // A character takes at most three bytes.
            bytes += OVERHEAD_BYTES + 3L * header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
