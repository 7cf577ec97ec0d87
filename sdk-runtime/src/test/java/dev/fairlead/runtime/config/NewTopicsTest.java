package dev.fairlead.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class NewTopicsTest {
    @Test
    void without_settings_topics_are_left_to_the_log() {
        assertThat(NewTopics.parse("s", Map.of("topic", "x")).group("a")).isEmpty();
    }

    @Test
    void the_first_group_that_takes_a_topic_wins_and_the_default_takes_the_rest() {
        NewTopics topics =
                NewTopics.parse(
                        "s",
                        Map.of(
                                "topic.creation.groups", "logs,all",
                                "topic.creation.logs.include", "log-.*",
                                "topic.creation.logs.exclude", "log-x",
                                "topic.creation.logs.cleanup.policy", "compact",
                                "topic.creation.all.include", "log-.*",
                                "topic.creation.all.partitions", "7",
                                "topic.creation.default.partitions", "3",
                                "topic.creation.default.replication.factor", "-1"));

        assertThat(topics.group("log-a").orElseThrow().partitions()).isEqualTo(3);
        assertThat(topics.group("log-a").orElseThrow().settings())
                .isEqualTo(Map.of("cleanup.policy", "compact"));
        assertThat(topics.group("log-x").orElseThrow().partitions()).isEqualTo(7);
        assertThat(topics.group("other").orElseThrow().partitions()).isEqualTo(3);
    }

    @Test
    void a_topic_has_at_least_one_partition() {
        assertThatThrownBy(
                        () ->
                                NewTopics.parse(
                                        "s",
                                        Map.of(
                                                "topic.creation.default.partitions", "0",
                                                "topic.creation.default.replication.factor", "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("topic.creation.default.partitions=\"0\" makes no topic");
    }

    @Test
    void the_default_group_is_needed_as_soon_as_there_is_any() {
        assertThatThrownBy(() -> NewTopics.parse("s", Map.of("topic.creation.groups", "a")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("topic.creation.default.partitions is missing")
                .hasMessageContaining("topic.creation.default.replication.factor is missing");
    }
}
