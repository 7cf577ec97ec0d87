package dev.fairlead.testkit.real;

import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;

/** A new topic that the kit fills, and how far the sink's group has got in it. */
final class FilledTopic implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private final String name = "fairlead-" + UUID.randomUUID();
    private final SinkWorld world;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final JsonConverter keys = new JsonConverter();
    private final JsonConverter values = new JsonConverter();
    private final Map<String, Item> items = new HashMap<>();
    private final List<List<Item>> partitions = new ArrayList<>();

    FilledTopic(String bootstrapServers, SinkWorld world) {
        this.world = world;
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        this.admin = Admin.create(settings);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        keys.configure(Map.of(), true);
        values.configure(Map.of(), false);
        for (int i = 0; i < world.partitions(); i++) {
            partitions.add(new ArrayList<>());
        }
        await(() -> admin.createTopics(List.of(newTopic())).all().get());
    }

    private NewTopic newTopic() {
        return new NewTopic(name, Optional.of(partitions.size()), Optional.empty());
    }

    private interface Answer<T> {
        T get() throws ExecutionException, InterruptedException;
    }

    private static <T> T await(Answer<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker can't do it: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("waiting for the broker was interrupted", e);
        }
    }

    String name() {
        return name;
    }

    /** The group of the sink. */
    String group() {
        return "group-of-" + name;
    }

    int partitions() {
        return partitions.size();
    }

    /** How many records there are. */
    int size() {
        return items.size();
    }

    /** The items of a partition; the offset is the place in the list. */
    List<Item> in(int partition) {
        return partitions.get(partition);
    }

    Optional<Item> itemOf(String text) {
        return Optional.ofNullable(items.get(text));
    }

    /** Adds records of one partition; the offset of the first of them. */
    long add(List<Item> more) {
        int partition = more.get(0).place();
        List<Item> there = partitions.get(partition);
        long first = there.size();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Item item : more) {
            SchemaAndValue key = world.key(item);
            SchemaAndValue value = world.value(item);
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    name,
                                    partition,
                                    keys.fromConnectData(name, key.schema(), key.value()),
                                    values.fromConnectData(name, value.schema(), value.value()))));
            there.add(item);
            items.put(item.text(), item);
        }
        producer.flush();
        sent.forEach(each -> await(each::get));
        return first;
    }

    /** What is committed for each partition that has something committed. */
    Map<Integer, Long> committed() {
        Map<TopicPartition, OffsetAndMetadata> found =
                await(
                        () ->
                                admin.listConsumerGroupOffsets(group())
                                        .partitionsToOffsetAndMetadata()
                                        .get());
        Map<Integer, Long> positions = new TreeMap<>();
        found.forEach(
                (partition, position) -> {
                    if (position != null) {
                        positions.put(partition.partition(), position.offset());
                    }
                });
        return positions;
    }

    void waitAMoment() {
        LockSupport.parkNanos(A_MOMENT.toNanos());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        keys.close();
        values.close();
    }
}
