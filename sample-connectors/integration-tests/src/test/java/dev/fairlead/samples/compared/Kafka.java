package dev.fairlead.samples.compared;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The steps that use Kafka. */
final class Kafka {
    private static final long LONG_AGO = 1_500_000_000_000L;

    private Kafka() {}

    /** Makes a topic. */
    record Create(String topic, int partitions) implements Step {
        @Override
        public String label() {
            return "create topic " + topic;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            stage.side()
                    .admin()
                    .createTopics(List.of(new NewTopic(stage.filled(topic), partitions, (short) 1)))
                    .all()
                    .get();
            return Seen.nothing();
        }
    }

    /** Gives a topic more partitions. */
    record Grow(String topic, int partitions) implements Step {
        @Override
        public String label() {
            return "topic " + topic + " has " + partitions + " partitions now";
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            stage.side()
                    .admin()
                    .createPartitions(
                            Map.of(stage.filled(topic), NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
            return Seen.nothing();
        }
    }

    /** A record's texts; null for none. A header is {@code name:value}. */
    record Message(int partition, String key, String value, List<String> headers) {
        static Message of(String value) {
            return new Message(0, null, value, List.of());
        }

        static Message of(int partition, String key, String value) {
            return new Message(partition, key, value, List.of());
        }

        Message with(String... more) {
            return new Message(partition, key, value, List.of(more));
        }
    }

    /** Writes records into a topic. */
    record Produce(String topic, List<Message> messages) implements Step {
        @Override
        public String label() {
            return "produce " + messages.size() + " records to " + topic;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(
                            Map.of("bootstrap.servers", stage.side().bootstrapServers()),
                            new ByteArraySerializer(),
                            new ByteArraySerializer())) {
                for (Message message : messages) {
                    ProducerRecord<byte[], byte[]> record =
                            new ProducerRecord<>(
                                    stage.filled(topic),
                                    message.partition(),
                                    bytes(message.key()),
                                    bytes(message.value()));
                    for (String header : message.headers()) {
                        String[] parts = header.split(":", 2);
                        record.headers().add(parts[0], bytes(parts[1]));
                    }
                    producer.send(record).get();
                }
            }
            return Seen.nothing();
        }
    }

    /** Reads a topic as soon as it has so many records. */
    record Consume(String topic, int records) implements Step {
        @Override
        public String label() {
            return "consume " + topic;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(
                            Map.of(
                                    "bootstrap.servers", stage.side().bootstrapServers(),
                                    "allow.auto.create.topics", "false",
                                    "metadata.max.age.ms", "200"),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer())) {
                return stage.look(() -> seen(stage, consumer), seen -> recordsIn(seen) >= records);
            }
        }

        private static long recordsIn(Seen seen) {
            return seen.values().keySet().stream().filter(name -> name.endsWith(" ")).count();
        }

        private Seen seen(Stage stage, KafkaConsumer<byte[], byte[]> consumer) {
            String name = stage.filled(topic);
            List<TopicPartition> partitions =
                    Optional.ofNullable(consumer.listTopics().get(name)).orElse(List.of()).stream()
                            .map(each -> new TopicPartition(name, each.partition()))
                            .sorted(Comparator.comparing(TopicPartition::partition))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            SortedMap<String, String> values = new TreeMap<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    values.putAll(values(stage, record));
                }
            }
            return new Seen(values);
        }

        private static Map<String, String> values(
                Stage stage, ConsumerRecord<byte[], byte[]> record) {
            String place = "record %d@%03d ".formatted(record.partition(), record.offset());
            Map<String, String> values = new HashMap<>();
            values.put(place, stage.plain(text(record.key()) + " = " + text(record.value())));
            if (record.timestamp() < LONG_AGO) {
                values.put(place + "timestamp", String.valueOf(record.timestamp()));
            }
            int count = 0;
            for (Header header : record.headers()) {
                values.put(
                        place + "header " + count++ + " " + header.key(),
                        stage.plain(text(header.value())));
            }
            return values;
        }
    }

    /** What a group has committed. */
    record Committed(String group) implements Step {
        @Override
        public String label() {
            return "offsets of group " + group;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            SortedMap<String, String> values = new TreeMap<>();
            stage.side()
                    .admin()
                    .listConsumerGroupOffsets(stage.filled(group))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach(
                            (partition, offset) -> {
                                if (offset != null) {
                                    values.put(
                                            stage.plain(partition.toString()),
                                            String.valueOf(offset.offset()));
                                }
                            });
            return new Seen(values);
        }

        Steps.Until until(String partition, String offset) {
            return new Steps.Until(this, List.of(Map.of(partition, offset)));
        }
    }

    /** How many partitions a topic has, and some of its settings. */
    record Describe(String topic, List<String> settings) implements Step {
        @Override
        public String label() {
            return "describe topic " + topic;
        }

        @Override
        public Seen on(Stage stage) throws Exception {
            return stage.look(() -> seen(stage), seen -> !seen.values().containsKey("no topic"));
        }

        private Seen seen(Stage stage) throws Exception {
            String name = stage.filled(topic);
            SortedMap<String, String> values = new TreeMap<>();
            try {
                TopicDescription described =
                        stage.side()
                                .admin()
                                .describeTopics(List.of(name))
                                .allTopicNames()
                                .get()
                                .get(name);
                values.put("partitions", String.valueOf(described.partitions().size()));
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
                var config =
                        stage.side()
                                .admin()
                                .describeConfigs(List.of(resource))
                                .all()
                                .get()
                                .get(resource);
                settings.forEach(key -> values.put(key, config.get(key).value()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                values.put("no topic", "none");
            }
            return new Seen(values);
        }
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** As UTF-8, with what isn't printable as numbers. */
    private static String text(byte[] bytes) {
        if (bytes == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder();
        for (char each : new String(bytes, StandardCharsets.UTF_8).toCharArray()) {
            text.append(
                    each == '\n' || each == '\t' || each >= ' ' && each != '\uFFFD'
                            ? String.valueOf(each)
                            : "\\x%02x".formatted((int) each));
        }
        return text.indexOf("\\xfffd") >= 0
                ? java.util.HexFormat.of().formatHex(bytes)
                : text.toString();
    }

    static Create create(String topic) {
        return new Create(topic, 1);
    }

    static Create create(String topic, int partitions) {
        return new Create(topic, partitions);
    }

    static Grow grow(String topic, int partitions) {
        return new Grow(topic, partitions);
    }

    static Produce produce(String topic, String... values) {
        List<Message> messages = new ArrayList<>();
        for (String value : values) {
            messages.add(Message.of(value));
        }
        return new Produce(topic, messages);
    }

    static Produce produce(String topic, Message... messages) {
        return new Produce(topic, List.of(messages));
    }

    static Consume consume(String topic, int records) {
        return new Consume(topic, records);
    }

    static Committed committed(String group) {
        return new Committed(group);
    }
}
