package dev.fairlead.testkit.real;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.json.JsonConverter;

/** Reads what comes into any topic of a broker from now on. */
final class TopicTail implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final JsonConverter keys = new JsonConverter();
    private final JsonConverter values = new JsonConverter();
    private final Quiet listed = new Quiet(Duration.ofMillis(200));
    private final Set<TopicPartition> followed = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private List<Arrived> arrived = new ArrayList<>();
    private int count;

    TopicTail(String bootstrapServers) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "enable.auto.commit", "false",
                                "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        keys.configure(Map.of(), true);
        values.configure(Map.of(), false);
        follow();
        consumer.endOffsets(followed).forEach(consumer::seek);
    }

    /** Looks for topics that are new. */
    private void follow() {
        for (Map.Entry<String, List<PartitionInfo>> topic : consumer.listTopics().entrySet()) {
            if (!topic.getKey().startsWith("__")) {
                for (PartitionInfo partition : topic.getValue()) {
                    followed.add(new TopicPartition(topic.getKey(), partition.partition()));
                }
            }
        }
        if (!consumer.assignment().equals(followed)) {
            consumer.assign(followed);
        }
        listed.end();
    }

    /** Reads for a moment. */
    void read() {
        if (listed.isLong()) {
            follow();
        }
        if (followed.isEmpty()) {
            LockSupport.parkNanos(A_MOMENT.toNanos());
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(A_MOMENT)) {
            Arrived now = Arrived.of(record, keys, values);
            if (known.add(now.task() + now.number())) {
                arrived.add(now);
                count++;
            }
        }
    }

    /** Reads to the end that the topics have now. */
    void readToEnd() {
        follow();
        consumer.endOffsets(followed)
                .forEach(
                        (partition, end) -> {
                            while (consumer.position(partition) < end) {
                                read();
                            }
                        });
    }

    /** How many records came so far. */
    int count() {
        return count;
    }

    /** What came since this was asked the last time. */
    List<Arrived> take() {
        List<Arrived> taken = arrived;
        arrived = new ArrayList<>();
        return taken;
    }

    @Override
    public void close() {
        consumer.close();
        keys.close();
        values.close();
    }
}
