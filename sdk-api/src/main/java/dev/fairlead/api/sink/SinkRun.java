package dev.fairlead.api.sink;

import dev.fairlead.api.internal.Agenda;
import java.util.ArrayList;
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
import java.util.stream.Stream;
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
    private static final long LOOK_AGAIN_MS = 1_000;
    private static final long LOOK_AGAIN_PAUSED_MS = 50;
    private static final long MUCH_LATER_MS = 86_400_000;

    private final PartitionedSink<C, V> sink;
    private final SinkTaskContext context;
    private final C config;
    private final SinkSettings settings;
    private final DeadLetters deadLetters;
    private final Origin origin = Origin.ofThisWorker();
    private final Agenda agenda;
    private final int lanesOfEach;
    private final Map<TopicPartition, List<Lane<C, V>>> partitions = new LinkedHashMap<>();
    private final List<Lane<C, V>> lanes = new ArrayList<>();
    private final Set<TopicPartition> paused = new HashSet<>();

    SinkRun(
            PartitionedSink<C, V> sink,
            Map<String, String> configured,
            SinkTaskContext context,
            Agenda agenda) {
        this.sink = sink;
        this.agenda = agenda;
        this.context = context;
        this.config = sink.types().settings().bind(configured);
        this.settings = sink.types().common(configured);
        this.deadLetters = DeadLetters.of(context);
        this.lanesOfEach = sink.lanes(config);
        if (lanesOfEach < 1) {
            throw new ConnectException(
                    "lanes is " + lanesOfEach + "; a partition needs at least one");
        }
    }

    void open(Collection<TopicPartition> opened) {
        opened.forEach(partition -> partitions.computeIfAbsent(partition, this::newLanes));
    }

    private List<Lane<C, V>> newLanes(TopicPartition partition) {
        List<Lane<C, V>> fresh =
                Stream.generate(() -> new Lane<>(sink, config, partition, lanesOfEach == 1, agenda))
                        .limit(lanesOfEach)
                        .toList();
        lanes.addAll(fresh);
        return fresh;
    }

    /**
     * Takes over a batch. Fails with a retriable exception only before anything of the batch was
     * taken, so that the worker's redelivery repeats nothing.
     */
    void put(Collection<SinkRecord> records) {
        agenda.runDue();
        lanes.forEach(Lane::settle);
        lanes.forEach(this::recover);
        Map<Lane<C, V>, Pending<V>> taken = new LinkedHashMap<>();
        for (SinkRecord record : records) {
            read(record, taken);
        }
        taken.forEach(Lane::accept);
        lanes.forEach(Lane::settle);
        throwFatal();
        taken.forEach(this::leaveOut);
        limit();
    }

    /** What the writer knows to be durable need not be delivered. */
    private void leaveOut(Lane<C, V> lane, Pending<V> batch) {
        lane.goOnFrom(batch.lastOffset() + 1)
                .ifPresent(next -> context.offset(lane.partition(), next));
    }

    private void recover(Lane<C, V> lane) {
        throwFatal();
        if (lane.failure().isEmpty()) {
            lane.forgetAnnouncement();
            return;
        }
        if (lane.mayTryAgain()) {
            lane.writeAgain();
            throwFatal();
        }
        lane.failure()
                .ifPresent(
                        failure -> {
                            lane.announce();
                            // planned work waits, too
                            context.timeout(Redelivery.backOff(lane.failures(), lane.retryAfter()));
                            throw failure;
                        });
    }

    private void throwFatal() {
        for (Lane<C, V> lane : lanes) {
            lane.failure()
                    .filter(failure -> !(failure instanceof RetriableException))
                    .ifPresent(
                            failure -> {
                                throw failure;
                            });
        }
    }

    /** Records that do not fit are rejected before anything is written. */
    private void read(SinkRecord record, Map<Lane<C, V>, Pending<V>> taken) {
        TopicPartition partition = origin.partition(record);
        long offset = origin.offset(record);
        Pending<V> batch =
                taken.computeIfAbsent(
                        lane(partition, offset, record),
                        lane -> new Pending<>(partition, deadLetters));
        try {
            batch.add(new Received<>(offset, sink.types().read(record), record));
        } catch (DataException misfit) {
            Received<V> unread = new Received<>(offset, null, record);
            batch.add(unread);
            batch.reject(unread, misfit);
        }
    }

    /** Records of one key go to one lane; those without a key are spread. */
    private Lane<C, V> lane(TopicPartition partition, long offset, SinkRecord record) {
        List<Lane<C, V>> all = partitions.get(partition);
        if (all == null) {
            throw new ConnectException(
                    "a record of "
                            + partition
                            + " came, which is not assigned; if a transformation renames topics,"
                            + " the worker must be of Kafka 3.6 or later");
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        Object key = record.key();
        return all.get(
                (int) Math.floorMod(key == null ? offset : KeyHash.of(key), (long) all.size()));
    }

    /** Pauses consumption when too much is in flight, and resumes it at half of that. */
    private void limit() {
        int inFlight = lanes.stream().mapToInt(Lane::inFlight).sum();
        if (inFlight > settings.inFlightMaxRecords()) {
            TopicPartition[] running =
                    partitions.keySet().stream()
                            .filter(partition -> !paused.contains(partition))
                            .toArray(TopicPartition[]::new);
            context.pause(running);
            paused.addAll(List.of(running));
        } else if (inFlight <= settings.inFlightMaxRecords() / 2 && !paused.isEmpty()) {
            context.resume(paused.toArray(TopicPartition[]::new));
            paused.clear();
        }
        long most = paused.isEmpty() ? LOOK_AGAIN_MS : LOOK_AGAIN_PAUSED_MS;
        if (inFlight > 0 || agenda.millisUntilNext(MUCH_LATER_MS) < MUCH_LATER_MS) {
            context.timeout(agenda.millisUntilNext(inFlight > 0 ? most : MUCH_LATER_MS));
        }
    }

    /** Flushes, waits a while, and tells how far everything is durable. */
    Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> positions) {
        lanes.forEach(Lane::settle);
        lanes.forEach(Lane::flush);
        await();
        lanes.forEach(Lane::settle);
        Map<TopicPartition, OffsetAndMetadata> durable = new HashMap<>();
        positions.forEach(
                (partition, position) -> {
                    List<Lane<C, V>> all = partitions.get(partition);
                    if (all != null) {
                        long offset = position.offset();
                        for (Lane<C, V> lane : all) {
                            offset = lane.committable(offset);
                        }
                        durable.put(partition, new OffsetAndMetadata(offset));
                    }
                });
        return durable;
    }

    private void await() {
        CompletableFuture<?>[] stages =
                lanes.stream().flatMap(Lane::stages).toArray(CompletableFuture<?>[]::new);
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

    void close(Collection<TopicPartition> closed) {
        for (TopicPartition partition : closed) {
            List<Lane<C, V>> all = partitions.remove(partition);
            paused.remove(partition);
            if (all != null) {
                lanes.removeAll(all);
                all.forEach(Lane::close);
            }
        }
    }

    void close() {
        close(List.copyOf(partitions.keySet()));
    }
}
