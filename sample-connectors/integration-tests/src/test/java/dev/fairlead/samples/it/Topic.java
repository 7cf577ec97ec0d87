package dev.fairlead.samples.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic with one partition, from its beginning. */
final class Topic implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(90);

    private final KafkaConsumer<String, String> consumer;
    private final String name;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    Topic(String bootstrapServers, String name) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "enable.auto.commit", "false",
                                "auto.offset.reset", "earliest",
                                "metadata.max.age.ms", "500"),
                        new StringDeserializer(),
                        new StringDeserializer());
        this.name = name;
        create(bootstrapServers, name);
        consumer.assign(List.of(new TopicPartition(name, 0)));
    }

    private static void create(String bootstrapServers, String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("topic " + name + " could not be made", e);
        }
    }

    /** Reads on until {@code enough}; fails when the worker ends before, or after a long time. */
    void readUntil(BooleanSupplier enough, Worker worker) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!enough.getAsBoolean()) {
            read();
            if (System.nanoTime() > end || !worker.isAlive()) {
                throw new AssertionError(
                        "%s has %d records and that is not enough; the worker says:\n%s"
                                .formatted(name, records.size(), worker.output()));
            }
        }
    }

    /** Reads on for a moment. */
    void read() {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
    }

    /** How many records were read so far. */
    int size() {
        return records.size();
    }

    /** Whether a record with this value was read. */
    boolean contains(String value) {
        return records.stream().anyMatch(record -> value.equals(record.value()));
    }

    /** Reads on to the end that the topic has now. */
    void readToEnd() {
        TopicPartition partition = new TopicPartition(name, 0);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            read();
        }
    }

    /** The values whose key is {@code key}, in order. */
    List<String> valuesOf(String key) {
        return records.stream()
                .filter(record -> Optional.ofNullable(record.key()).orElse("").equals(key))
                .map(ConsumerRecord::value)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
