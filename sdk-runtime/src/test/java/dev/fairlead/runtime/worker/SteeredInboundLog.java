package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.TopicSelection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** One topic and one member of a group; a test says what is assigned and when. */
final class SteeredInboundLog implements InboundLog {
    private final Map<TopicPartition, List<String>> records = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Queue<Runnable> rebalances = new ArrayDeque<>();
    private RebalanceListener listener;
    private boolean failNextCommit;
    private boolean woken;

    private static Set<TopicPartition> partitions(int... numbers) {
        Set<TopicPartition> partitions = new HashSet<>();
        for (int number : numbers) {
            partitions.add(new TopicPartition("topic", number));
        }
        return partitions;
    }

    synchronized void append(int partition, String... values) {
        records.computeIfAbsent(new TopicPartition("topic", partition), none -> new ArrayList<>())
                .addAll(List.of(values));
        notifyAll();
    }

    synchronized void assignNext(int... numbers) {
        Set<TopicPartition> added = partitions(numbers);
        rebalances.add(
                () -> {
                    added.forEach(
                            partition ->
                                    positions.put(
                                            partition, committed.getOrDefault(partition, 0L)));
                    listener.assigned(added);
                });
        notifyAll();
    }

    synchronized void revokeNext(int... numbers) {
        rebalances.add(
                () -> {
                    listener.revoked(partitions(numbers));
                    positions.keySet().removeAll(partitions(numbers));
                });
        notifyAll();
    }

    synchronized void loseNext(int... numbers) {
        rebalances.add(
                () -> {
                    listener.lost(partitions(numbers));
                    positions.keySet().removeAll(partitions(numbers));
                });
        notifyAll();
    }

    synchronized void failNextCommit() {
        failNextCommit = true;
    }

    synchronized long committed(int partition) {
        return committed.getOrDefault(new TopicPartition("topic", partition), -1L);
    }

    @Override
    public void subscribe(TopicSelection topics, RebalanceListener listener) {
        this.listener = listener;
    }

    @Override
    public List<InboundRecord> fetch(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (this) {
            while (rebalances.isEmpty() && !isReadable() && !woken) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return List.of();
                }
            }
            woken = false;
        }
        for (Runnable rebalance = takeRebalance(); rebalance != null; rebalance = takeRebalance()) {
            rebalance.run();
        }
        return take();
    }

    private synchronized Runnable takeRebalance() {
        return rebalances.poll();
    }

    private boolean isReadable() {
        return positions.keySet().stream().anyMatch(this::isReadable);
    }

    private boolean isReadable(TopicPartition partition) {
        return !paused.contains(partition)
                && records.getOrDefault(partition, List.of()).size() > positions.get(partition);
    }

    private synchronized List<InboundRecord> take() {
        List<InboundRecord> taken = new ArrayList<>();
        for (TopicPartition partition : List.copyOf(positions.keySet())) {
            while (isReadable(partition)) {
                long offset = positions.get(partition);
                taken.add(
                        new InboundRecord(
                                partition.topic(),
                                partition.partition(),
                                offset,
                                0,
                                TimestampType.CREATE_TIME,
                                null,
                                records.get(partition)
                                        .get((int) offset)
                                        .getBytes(StandardCharsets.UTF_8),
                                new RecordHeaders()));
                positions.put(partition, offset + 1);
            }
        }
        return taken;
    }

    @Override
    public synchronized void wakeup() {
        woken = true;
        notifyAll();
    }

    @Override
    public synchronized Set<TopicPartition> assignment() {
        return Set.copyOf(positions.keySet());
    }

    @Override
    public synchronized long position(TopicPartition partition) {
        return positions.get(partition);
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        positions.put(partition, offset);
    }

    @Override
    public synchronized void pause(Collection<TopicPartition> partitions) {
        paused.addAll(partitions);
    }

    @Override
    public synchronized void resume(Collection<TopicPartition> partitions) {
        paused.removeAll(partitions);
    }

    @Override
    public void commitAsync(Map<TopicPartition, Long> offsets, CommitListener ends) {
        try {
            commitSync(offsets, Duration.ZERO);
            ends.completed(null);
        } catch (KafkaException e) {
            ends.completed(e);
        }
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, Long> offsets, Duration patience) {
        if (failNextCommit) {
            failNextCommit = false;
            throw new KafkaException("the coordinator is away");
        }
        committed.putAll(offsets);
    }

    @Override
    public void close() {}
}
