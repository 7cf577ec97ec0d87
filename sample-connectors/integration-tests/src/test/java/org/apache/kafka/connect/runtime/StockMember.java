package org.apache.kafka.connect.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** A consumer whose polls, rebalances and commits a schedule decides. */
final class StockMember extends MockConsumer<byte[], byte[]> {
    enum Fate {
        STORED,
        REFUSED,
        STORED_WITHOUT_ANSWER,
        LOST
    }

    private final StockTopic topic;
    private final IntSupplier schedule;
    private final Map<TopicPartition, Long> positions =
            new TreeMap<>((one, two) -> Integer.compare(one.partition(), two.partition()));
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Queue<Runnable> unanswered = new ArrayDeque<>();
    private ConsumerRebalanceListener listener;
    private Fate fate = Fate.STORED;
    private boolean joined;
    private boolean wokenUp;

    /**
     * @param schedule goes on while the member polls; the answer is how many records the poll may
     *     bring
     */
    StockMember(StockTopic topic, IntSupplier schedule) {
        super("earliest");
        this.topic = topic;
        this.schedule = schedule;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener its) {
        listener = its;
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (fate != Fate.LOST) {
            fate = Fate.STORED;
        }
        if (!joined) {
            joined = true;
            assign(Set.copyOf(StockTopic.PARTITIONS));
        }
        int max = wokenUp ? 0 : schedule.getAsInt();
        if (wokenUp) {
            wokenUp = false;
            throw new WakeupException();
        }
        return fetch(max);
    }

    private ConsumerRecords<byte[], byte[]> fetch(int max) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
        int count = 0;
        for (TopicPartition partition : List.copyOf(positions.keySet())) {
            long position = positions.get(partition);
            long end = paused.contains(partition) ? position : topic.end(partition);
            List<ConsumerRecord<byte[], byte[]>> its = new ArrayList<>();
            for (; position < end && count < max; position++) {
                count += topic.record(partition, position).map(its::add).isPresent() ? 1 : 0;
            }
            positions.put(partition, position);
            if (!its.isEmpty()) {
                records.put(partition, its);
            }
        }
        return new ConsumerRecords<>(records, Map.of());
    }

    boolean isWokenUp() {
        return wokenUp;
    }

    /** What becomes of the next commit. */
    void fate(Fate its) {
        fate = its;
    }

    /** Answers commits that got no answer; false when there are none. */
    boolean answerLate() {
        boolean any = !unanswered.isEmpty();
        for (Runnable answer = unanswered.poll(); answer != null; answer = unanswered.poll()) {
            answer.run();
        }
        return any;
    }

    /** The last partitions of those that it owns. */
    Set<TopicPartition> last(int count) {
        List<TopicPartition> all = List.copyOf(positions.keySet());
        return Set.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    void assign(Set<TopicPartition> partitions) {
        partitions.forEach(partition -> positions.put(partition, topic.committed(partition)));
        listener.onPartitionsAssigned(partitions);
    }

    void revoke(Set<TopicPartition> partitions) {
        listener.onPartitionsRevoked(partitions);
        unassign(partitions);
    }

    void lose(Set<TopicPartition> partitions) {
        listener.onPartitionsLost(partitions);
        unassign(partitions);
    }

    private void unassign(Set<TopicPartition> partitions) {
        positions.keySet().removeAll(partitions);
        paused.removeAll(partitions);
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
    public synchronized void commitAsync(
            Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
        switch (fate) {
            case STORED -> {
                topic.commit(offsets);
                callback.onComplete(offsets, null);
            }
            case STORED_WITHOUT_ANSWER -> {
                topic.commit(offsets);
                unanswered.add(() -> callback.onComplete(offsets, null));
            }
            case REFUSED -> callback.onComplete(offsets, new KafkaException("refused"));
            case LOST -> {}
        }
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (fate != Fate.LOST) {
            topic.commit(offsets);
        }
    }

    @Override
    public synchronized void wakeup() {
        wokenUp = true;
    }

    @Override
    public void close() {}
}
