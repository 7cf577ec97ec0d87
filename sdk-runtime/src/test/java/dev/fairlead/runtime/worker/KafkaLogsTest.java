package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.broker.SharedBroker;
import dev.fairlead.runtime.config.ClientOptions;
import dev.fairlead.runtime.log.OutboundLog;
import dev.fairlead.runtime.log.kafka.LateOutboundLog;
import dev.fairlead.runtime.task.TaskId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(SharedBroker.Extension.class)
class KafkaLogsTest {
    private static final ClientOptions NONE = new ClientOptions(Map.of(), Map.of(), Map.of());

    @Nested
    class AWorkerOnKafka {
        @Test
        void moves_records_and_creates_topics_as_the_source_says(SharedBroker broker)
                throws Exception {
            String topic = broker.unique("scripted-topic");
            KafkaLogs logs = logs(broker.bootstrapServers());
            assertThat(logs.awaitCluster(Duration.ofSeconds(30))).isNotEmpty();
            try (WorkerFixture fixture = new WorkerFixture(Optional.of(logs))) {
                fixture.worker
                        .start(
                                fixture.source(
                                        broker.unique("in"),
                                        "script",
                                        "kafka-in",
                                        "transforms",
                                        "route",
                                        "transforms.route.type",
                                        RegexRouter.class.getName(),
                                        "transforms.route.regex",
                                        ".*",
                                        "transforms.route.replacement",
                                        topic,
                                        "topic.creation.default.partitions",
                                        "3",
                                        "topic.creation.default.replication.factor",
                                        "1"))
                        .get(30, TimeUnit.SECONDS);
                Script.named("kafka-in").feed.add("a");
                Script.named("kafka-in").feed.add("b");
                fixture.worker
                        .start(
                                fixture.sink(
                                        broker.unique("out"),
                                        "script",
                                        "kafka-out",
                                        "topics.regex",
                                        topic,
                                        "consumer.override.metadata.max.age.ms",
                                        "200"))
                        .get(30, TimeUnit.SECONDS);

                fixture.eventually(() -> Script.named("kafka-out").received.size() == 2);
                assertThat(Script.named("kafka-out").received)
                        .extracting(record -> record.value())
                        .containsExactlyInAnyOrder("a@1", "b@2");
            }
        }
    }

    @Nested
    class AProducer {
        private final TaskId task = new TaskId("late", 7);

        @Test
        void is_made_by_the_first_record() {
            KafkaLogs logs = logs("127.0.0.1:1");
            try (OutboundLog log = logs.outbound(task, NONE)) {
                assertThat(log).isInstanceOf(LateOutboundLog.class);
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.contains("connector-producer-late-7"));
            }
            logs.close();
        }

        @Test
        void with_settings_of_its_own_is_made_at_once_so_that_wrong_ones_are_told() {
            KafkaLogs logs = logs("127.0.0.1:1");
            ClientOptions wrong = new ClientOptions(Map.of("acks", "many"), Map.of(), Map.of());

            assertThatThrownBy(() -> logs.outbound(task, wrong))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("acks");
            logs.close();
        }
    }

    @Nested
    class AClusterThatDoesNotAnswer {
        @Test
        @Timeout(30) // Kafka's clients go on asking for a minute
        void is_explained_in_time() {
            KafkaLogs logs = logs("127.0.0.1:1");

            assertThatThrownBy(() -> logs.awaitCluster(Duration.ofMillis(300)))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("Kafka at \"127.0.0.1:1\" can't be reached")
                    .hasMessageContaining("remove bootstrap.servers to run on the embedded log");
            logs.close();
        }
    }

    private static KafkaLogs logs(String bootstrapServers) {
        return new KafkaLogs(
                bootstrapServers,
                Map.of("key.converter", "not for admin clients"),
                NONE,
                Duration.ofSeconds(1));
    }
}
