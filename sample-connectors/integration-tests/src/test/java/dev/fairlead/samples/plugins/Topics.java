package dev.fairlead.samples.plugins;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of a broker, from outside. */
final class Topics implements AutoCloseable {
    private final String bootstrapServers;
    private final Admin admin;
    private final Map<String, Tail> tails = new HashMap<>();

    /** What was read of a topic so far. */
    private record Tail(KafkaConsumer<byte[], byte[]> consumer, List<String> values) {}

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }

    /** Appends numbers. */
    void fill(String topic, int from, int to) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int number = from; number < to; number++) {
                String text = String.valueOf(number);
                producer.send(new ProducerRecord<>(topic, text, text));
            }
        }
    }

    /** Commits this offset for a group, in partition 0. */
    void commit(String group, String topic, long offset)
            throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    /** All values that a topic has; none if there is no such topic. */
    List<String> values(String topic) throws IllegalStateException {
        Tail tail = tails.get(topic);
        if (tail == null) {
            Optional<Tail> opened = open(topic);
            if (opened.isEmpty()) {
                return List.of();
            }
            tail = opened.get();
            tails.put(topic, tail);
        }
        int before = -1;
        while (tail.values().size() > before) {
            before = tail.values().size();
            tail.consumer()
                    .poll(Duration.ofMillis(200))
                    .forEach(record -> tails.get(topic).values().add(text(record.value())));
        }
        return tail.values();
    }

    private Optional<Tail> open(String topic) {
        try {
            if (!admin.listTopics().names().get().contains(topic)) {
                return Optional.empty();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(each -> new TopicPartition(topic, each.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return Optional.of(new Tail(consumer, new ArrayList<>()));
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        tails.values().forEach(tail -> tail.consumer().close());
        admin.close();
    }
}
