package dev.fairlead.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.runtime.log.TopicSelection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class SinkOptionsTest {
    @Test
    void a_list_of_topics_selects_them() {
        assertThat(SinkOptions.parse("s", Map.of("topics", "a, b")).topics())
                .isEqualTo(new TopicSelection.Named(List.of("a", "b")));
    }

    @Test
    void a_pattern_selects_what_matches_it_as_a_whole() {
        TopicSelection topics = SinkOptions.parse("s", Map.of("topics.regex", "a.*")).topics();

        assertThat(topics.includes("ab")).isTrue();
        assertThat(topics.includes("ba")).isFalse();
    }

    @Test
    void neither_or_both_or_a_bad_pattern_is_wrong() {
        assertThatThrownBy(() -> SinkOptions.parse("s", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("neither topics nor topics.regex is set");
        assertThatThrownBy(() -> SinkOptions.parse("s", Map.of("topics", "a", "topics.regex", "b")))
                .hasMessageContaining("both set");
        assertThatThrownBy(() -> SinkOptions.parse("s", Map.of("topics.regex", "a(")))
                .hasMessageContaining("topics.regex=\"a(\" is no regular expression");
    }

    @Test
    void dead_letters_must_not_come_back() {
        assertThatThrownBy(
                        () ->
                                SinkOptions.parse(
                                        "s",
                                        Map.of(
                                                "topics.regex",
                                                "a.*",
                                                "errors.deadletterqueue.topic.name",
                                                "a-dead")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("topics.regex=\"a.*\" includes the topic \"a-dead\"");
    }

    @Test
    void dead_letters_have_stocks_defaults() {
        assertThat(
                        SinkOptions.parse(
                                        "s",
                                        Map.of(
                                                "topics",
                                                "a",
                                                "errors.deadletterqueue.topic.name",
                                                "dead"))
                                .deadLetters())
                .contains(new DeadLetterOptions("dead", (short) 3, false));
        assertThat(SinkOptions.parse("s", Map.of("topics", "a")).deadLetters()).isEmpty();
    }
}
