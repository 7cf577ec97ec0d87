package dev.fairlead.samples.benchmark;

import dev.fairlead.runtime.broker.KraftBroker;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The broker, in this process, and what is asked of it. */
final class Cluster implements AutoCloseable {
    private final KraftBroker broker;
    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;

    private Cluster(KraftBroker broker) {
        this.broker = broker;
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        this.admin = Admin.create(settings);
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Cluster start(Path directory) throws Exception {
        return new Cluster(KraftBroker.start(directory));
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void create(String topic) {
        NewTopic one =
                new NewTopic(topic, Optional.of(1), Optional.empty())
                        .configs(Map.of("file.delete.delay.ms", "100"));
        wait(() -> admin.createTopics(List.of(one)).all().get());
    }

    void delete(Collection<String> topics) {
        wait(() -> admin.deleteTopics(topics).all().get());
    }

    long records(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    private interface Call {
        void run() throws ExecutionException, InterruptedException;
    }

    private static void wait(Call call) {
        try {
            call.run();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
        broker.close();
    }
}
