package dev.fairlead.runtime.log.kafka;

import dev.fairlead.runtime.log.InboundLog;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.TopicSelection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** One task's consumer. */
public final class KafkaInboundLog implements InboundLog {
    private final Consumer<byte[], byte[]> consumer;
    private final Duration closePatience;
    private final Set<CommitListener> unanswered = new LinkedHashSet<>();
    private @Nullable RuntimeException listenerFailure;
    private boolean closed;

    private KafkaInboundLog(Consumer<byte[], byte[]> consumer, Duration closePatience) {
        this.consumer = consumer;
        this.closePatience = closePatience;
    }

    /**
     * Opens a consumer with {@code settings}; deserializers need not be among them.
     *
     * @param closePatience how long {@link #close} may take to finish commits and leave the group
     * @throws KafkaException the settings are unusable
     */
    public static KafkaInboundLog open(Map<String, Object> settings, Duration closePatience) {
        return new KafkaInboundLog(
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                closePatience);
    }

    /**
     * The settings that stock's sink tasks start from, before the worker's {@code consumer.*} and
     * the connector's {@code consumer.override.*}; group and client id are still to be added.
     */
    public static Map<String, Object> defaults() {
        return Map.of("enable.auto.commit", "false", "auto.offset.reset", "earliest");
    }

    @Override
    public void subscribe(TopicSelection topics, RebalanceListener listener) {
        Rebalances rebalances = new Rebalances(listener);
        if (topics instanceof TopicSelection.Named named) {
            consumer.subscribe(named.topics(), rebalances);
        } else if (topics instanceof TopicSelection.Matching matching) {
            consumer.subscribe(matching.pattern(), rebalances);
        }
    }

    @Override
    public List<InboundRecord> fetch(Duration patience) {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = consumer.poll(patience);
        } catch (WakeupException e) {
            throwListenerFailure();
            return List.of();
        }
        if (listenerFailure != null) {
            giveBack(records);
            throwListenerFailure();
        }
        List<InboundRecord> fetched = new ArrayList<>(records.count());
        for (TopicPartition partition : records.partitions()) {
            add(records.records(partition), fetched);
        }
        return fetched;
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public Set<TopicPartition> assignment() {
        return consumer.assignment();
    }

    @Override
    public long position(TopicPartition partition) {
        return uninterruptedByWakeup(() -> consumer.position(partition));
    }

    @Override
    public OptionalLong lag(TopicPartition partition) {
        try {
            return consumer.currentLag(partition);
        } catch (IllegalStateException e) {
            return OptionalLong.empty(); // it isn't this member's any more
        }
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
    }

    @Override
    public void pause(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        consumer.resume(partitions);
    }

    @Override
    public void commitAsync(Map<TopicPartition, Long> positions, CommitListener listener) {
        // An object of its own, so that each commit is answered even if listeners are equal.
        CommitListener once = failure -> listener.completed(failure);
        unanswered.add(once);
        consumer.commitAsync(
                offsets(positions),
                (offsets, failure) -> {
                    unanswered.remove(once);
                    once.completed(failure);
                });
    }

    @Override
    public void commitSync(Map<TopicPartition, Long> positions, Duration patience) {
        uninterruptedByWakeup(
                () -> {
                    consumer.commitSync(offsets(positions), patience);
                    return true;
                });
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            consumer.close(CloseOptions.timeout(closePatience));
        } finally {
            List<CommitListener> left = List.copyOf(unanswered);
            unanswered.clear();
            left.forEach(
                    listener ->
                            listener.completed(
                                    new KafkaException(
                                            "the consumer was closed before the commit was"
                                                    + " confirmed")));
        }
        throwListenerFailure();
    }

    /**
     * A wakeup is meant for fetch. One that comes while something else waits must not fail that,
     * nor be forgotten: it is passed on to the next, or to the surrounding, fetch.
     */
    private <T> T uninterruptedByWakeup(Supplier<T> call) {
        boolean woken = false;
        try {
            while (true) {
                try {
                    return call.get();
                } catch (WakeupException e) {
                    woken = true;
                }
            }
        } finally {
            if (woken) {
                consumer.wakeup();
            }
        }
    }

    /** Lets records be fetched again that a failed rebalance keeps from being returned. */
    private void giveBack(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).get(0).offset());
        }
    }

    private void throwListenerFailure() {
        RuntimeException failure = listenerFailure;
        listenerFailure = null;
        if (failure != null) {
            throw failure;
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(
            Map<TopicPartition, Long> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach(
                (partition, position) -> offsets.put(partition, new OffsetAndMetadata(position)));
        return offsets;
    }

    /** A loop of its own, which the compiler soon is done with. */
    private static void add(
            List<ConsumerRecord<byte[], byte[]>> records, List<InboundRecord> into) {
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            into.add(
                    new InboundRecord(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            record.timestampType(),
                            record.key(),
                            record.value(),
                            record.headers()));
        }
    }

    /** Keeps the consumer from wrapping what a listener throws, and from telling it nothing. */
    private final class Rebalances implements ConsumerRebalanceListener {
        private final RebalanceListener listener;

        Rebalances(RebalanceListener listener) {
            this.listener = listener;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            tell(listener::assigned, partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            tell(listener::revoked, partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            tell(listener::lost, partitions);
        }

        private void tell(
                java.util.function.Consumer<Collection<TopicPartition>> action,
                Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            try {
                action.accept(List.copyOf(partitions));
            } catch (RuntimeException e) {
                if (listenerFailure == null) {
                    listenerFailure = e;
                } else {
                    listenerFailure.addSuppressed(e);
                }
            }
        }
    }
}
