package dev.fairlead.api.sink;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * What a started sink task does with its partitions. Used by one thread at a time. Holds no clock:
 * all waiting is asked of the worker, by its time-out and its redelivery.
 */
final class SinkRun<C extends Record, V> {
    private static final long RETRY_FIRST_MS = 250;
    private static final long RETRY_MAX_MS = 30_000;
    private static final long LOOK_AGAIN_MS = 1_000;
    private static final long LOOK_AGAIN_PAUSED_MS = 50;

    private final PartitionedSink<C, V> sink;
    private final SinkTaskContext context;
    private final C config;
    private final SinkSettings settings;
    private final DeadLetters deadLetters;
    private final Origin origin = Origin.ofThisWorker();
    private final Map<TopicPartition, Lane<C, V>> lanes = new LinkedHashMap<>();
    private final Map<TopicPartition, Integer> announced = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();

    SinkRun(PartitionedSink<C, V> sink, Map<String, String> configured, SinkTaskContext context) {
        this.sink = sink;
        this.context = context;
        this.config = sink.types().settings().bind(configured);
        this.settings = sink.types().common(configured);
        this.deadLetters = DeadLetters.of(context);
    }

    void open(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            lanes.computeIfAbsent(partition, p -> new Lane<>(sink, config, p));
        }
    }

    /**
     * Takes over a batch. Fails with a retriable exception only before anything of the batch was
     * taken, so that the worker's redelivery repeats nothing.
     */
    void put(Collection<SinkRecord> records) {
        lanes.values().forEach(Lane::settle);
        lanes.forEach(this::recover);
        Map<TopicPartition, Pending<V>> taken = new LinkedHashMap<>();
        for (SinkRecord record : records) {
            read(record, taken);
        }
        taken.forEach((partition, batch) -> lane(partition).accept(batch));
        lanes.values().forEach(Lane::settle);
        throwFatal();
        limit();
    }

    private void recover(TopicPartition partition, Lane<C, V> lane) {
        throwFatal();
        if (lane.failure().isEmpty()) {
            announced.remove(partition);
            return;
        }
        // the first retry comes at once, unless the outside system said when; every further one
        // after the worker has waited
        int free = lane.retryAfter().isZero() ? 1 : 0;
        boolean waited = announced.getOrDefault(partition, free) >= lane.failures();
        if (waited) {
            lane.writeAgain();
            throwFatal();
        }
        lane.failure()
                .ifPresent(
                        failure -> {
                            announced.put(partition, lane.failures());
                            context.timeout(backOff(lane));
                            throw failure;
                        });
    }

    private static long backOff(Lane<?, ?> lane) {
        long grown = RETRY_FIRST_MS << Math.min(lane.failures() - 1, 10);
        return Math.max(Math.min(RETRY_MAX_MS, grown), lane.retryAfter().toMillis());
    }

    private void throwFatal() {
        for (Lane<C, V> lane : lanes.values()) {
            lane.failure()
                    .filter(failure -> !(failure instanceof RetriableException))
                    .ifPresent(
                            failure -> {
                                throw failure;
                            });
        }
    }

    /** Records that do not fit are rejected before anything is written. */
    private void read(SinkRecord record, Map<TopicPartition, Pending<V>> taken) {
        TopicPartition partition = origin.partition(record);
        long offset = origin.offset(record);
        lane(partition);
        Pending<V> batch =
                taken.computeIfAbsent(partition, p -> new Pending<>(partition, deadLetters));
        try {
            batch.add(new Received<>(offset, sink.types().read(record), record));
        } catch (DataException misfit) {
            Received<V> unread = new Received<>(offset, null, record);
            batch.add(unread);
            batch.reject(unread, misfit);
        }
    }

    private Lane<C, V> lane(TopicPartition partition) {
        Lane<C, V> lane = lanes.get(partition);
        if (lane == null) {
            throw new ConnectException(
                    "a record of "
                            + partition
                            + " came, which is not assigned; if a transformation renames topics,"
                            + " the worker must be of Kafka 3.6 or later");
        }
        return lane;
    }

    /** Pauses consumption when too much is in flight, and resumes it at half of that. */
    private void limit() {
        int inFlight = lanes.values().stream().mapToInt(Lane::inFlight).sum();
        if (inFlight > settings.inFlightMaxRecords()) {
            TopicPartition[] running =
                    lanes.keySet().stream()
                            .filter(partition -> !paused.contains(partition))
                            .toArray(TopicPartition[]::new);
            context.pause(running);
            paused.addAll(List.of(running));
        } else if (inFlight <= settings.inFlightMaxRecords() / 2 && !paused.isEmpty()) {
            context.resume(paused.toArray(TopicPartition[]::new));
            paused.clear();
        }
        if (inFlight > 0) {
            context.timeout(paused.isEmpty() ? LOOK_AGAIN_MS : LOOK_AGAIN_PAUSED_MS);
        }
    }

    /** Flushes, waits a while, and tells how far everything is durable. */
    Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> positions) {
        lanes.values().forEach(Lane::settle);
        lanes.values().forEach(Lane::flush);
        await();
        lanes.values().forEach(Lane::settle);
        Map<TopicPartition, OffsetAndMetadata> durable = new HashMap<>();
        positions.forEach(
                (partition, position) -> {
                    Lane<C, V> lane = lanes.get(partition);
                    if (lane != null) {
                        long offset = lane.committable(position.offset());
                        durable.put(partition, new OffsetAndMetadata(offset));
                    }
                });
        return durable;
    }

    private void await() {
        CompletableFuture<?>[] stages =
                lanes.values().stream().flatMap(Lane::stages).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> all = CompletableFuture.allOf(stages);
        if (all.isDone()) {
            return;
        }
        try {
            all.get(settings.flushTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return; // the next commit takes what is durable then
        } catch (ExecutionException failed) {
            return; // the lane tells it at the next put
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    void close(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Lane<C, V> lane = lanes.remove(partition);
            announced.remove(partition);
            paused.remove(partition);
            if (lane != null) {
                lane.close();
            }
        }
    }

    void close() {
        close(List.copyOf(lanes.keySet()));
    }
}
