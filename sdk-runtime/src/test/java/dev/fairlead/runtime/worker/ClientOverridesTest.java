package dev.fairlead.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.config.ConnectorConfig;
import dev.fairlead.runtime.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientOverridesTest {
    private static final String POLICY = "connector.client.config.override.policy";
    private static final String ALLOWLIST = "connector.client.config.override.allowlist";

    private final WorkerFixture fixture = new WorkerFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Nested
    class WithoutAPolicy {
        @Test
        void everything_may_be_overridden() throws Exception {
            start(fixture.source("in", "producer.override.acks", "1", "admin.override.x", "y"));
        }

        @Test
        void a_value_that_its_client_can_not_read_is_a_problem() {
            assertRefused(
                    fixture.source("in", "producer.override.linger.ms", "soon"),
                    "connector \"in\": producer.override.linger.ms: ",
                    "soon");
        }
    }

    @Nested
    class APolicyThatRefuses {
        @Test
        void is_told_with_all_other_problems() {
            fixture.restart(Map.of(POLICY, "None"));

            assertRefused(
                    fixture.source(
                            "in",
                            "tasks.max",
                            "none",
                            "producer.override.acks",
                            "1",
                            "producer.override.linger.ms",
                            "5"),
                    "connector \"in\" has 3 problems",
                    "tasks.max=\"none\"",
                    "producer.override.acks: the worker's policy None does not let connectors"
                            + " override it; remove it, or change the worker's"
                            + " connector.client.config.override.policy",
                    "producer.override.linger.ms: ");
            assertThat(fixture.script("in").calls).isEmpty();
        }

        @Test
        void knows_which_clients_a_sink_uses() throws Exception {
            fixture.restart(Map.of(POLICY, "None"));
            String[] overrides = {
                "topics", "t",
                "consumer.override.client.rack", "r",
                "producer.override.acks", "1",
                "admin.override.client.id", "a"
            };

            assertThat(problems(fixture.sink("out", overrides)))
                    .contains("consumer.override.client.rack")
                    .doesNotContain("producer.override", "admin.override");
            assertThat(problems(fixture.sink("letters", withDeadLetters(overrides))))
                    .contains("consumer.override.client.rack")
                    .contains("producer.override.acks")
                    .contains("admin.override.client.id");
        }

        @Test
        void knows_which_clients_a_source_uses() throws Exception {
            fixture.restart(Map.of(POLICY, "None"));

            start(fixture.source("in", "admin.override.client.id", "a"));
            assertRefused(
                    fixture.source(
                            "creating",
                            "admin.override.client.id",
                            "a",
                            "topic.creation.default.partitions",
                            "1",
                            "topic.creation.default.replication.factor",
                            "1"),
                    "admin.override.client.id: the worker's policy None");
        }
    }

    @Nested
    class AnAllowlist {
        @Test
        void lets_pass_what_it_lists_and_nothing_else() throws Exception {
            fixture.restart(Map.of(POLICY, "Allowlist", ALLOWLIST, "acks, linger.ms"));

            start(fixture.source("in", "producer.override.acks", "1"));
            assertRefused(
                    fixture.source(
                            "more",
                            "producer.override.acks",
                            "1",
                            "producer.override.client.id",
                            "c"),
                    "connector \"more\": producer.override.client.id: ",
                    "or add it to the worker's connector.client.config.override.allowlist");
        }
    }

    @Nested
    class APolicyThatChangesItsMind {
        @Test
        void is_heard_before_a_task_gets_its_clients() throws Exception {
            fixture.restart(Map.of(POLICY, OnceOnly.class.getName()));

            start(fixture.source("in", "producer.override.acks", "1"));
            assertThat(fixture.taskState("in")).isEqualTo(TaskState.FAILED);
            assertThat(fixture.taskTrace("in")).contains("producer.override.acks: not again");
        }
    }

    private static String[] withDeadLetters(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("errors.deadletterqueue.topic.name");
        all.add("letters");
        return all.toArray(String[]::new);
    }

    private void start(ConnectorConfig connector) throws Exception {
        fixture.worker.start(connector).get(20, TimeUnit.SECONDS);
    }

    private void assertRefused(ConnectorConfig connector, String... parts) {
        assertThat(problems(connector)).contains(parts);
    }

    private String problems(ConnectorConfig connector) {
        List<String> messages = new ArrayList<>();
        assertThatThrownBy(() -> start(connector))
                .hasCauseInstanceOf(ConfigException.class)
                .satisfies(e -> messages.add(String.valueOf(e.getCause().getMessage())));
        return messages.get(0);
    }

    /** Allows everything, but only the first time that it is asked. */
    public static final class OnceOnly implements ConnectorClientConfigOverridePolicy {
        private boolean asked;

        @Override
        public List<ConfigValue> validate(ConnectorClientConfigRequest request) {
            List<String> errors = asked ? List.of("not again") : List.of();
            asked = true;
            return request.clientProps().entrySet().stream()
                    .map(s -> new ConfigValue(s.getKey(), s.getValue(), List.of(), errors))
                    .toList();
        }

        @Override
        public void configure(Map<String, ?> worker) {}

        @Override
        public void close() {}
    }
}
