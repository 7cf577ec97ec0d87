package dev.fairlead.runtime.log.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.log.Answers;
import dev.fairlead.runtime.log.Answers.Answer;
import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.OutboundRecord;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryLogTest {
    private final MemoryLog log = MemoryLog.simulated(() -> Instant.ofEpochMilli(777));
    private final Answers answers = new Answers();

    @Nested
    class LookingInside {
        @Test
        void shows_the_records_of_a_topic_in_the_order_of_their_appends() {
            log.topics().ensure("t", 2, (short) -1, Map.of());
            append("t", 1, "a");
            append("t", 0, "b");
            append("t", 1, "c");
            assertThat(log.records("t"))
                    .extracting(record -> record.partition() + "@" + record.offset())
                    .containsExactly("1@0", "0@0", "1@1");
            assertThat(log.records(new TopicPartition("t", 1)))
                    .extracting(record -> new String(record.value(), UTF_8))
                    .containsExactly("a", "c");
            assertThat(log.partitions()).isEqualTo(Map.of("t", 2));
        }

        @Test
        void shows_nothing_of_a_topic_that_does_not_exist() {
            assertThat(log.records("t")).isEmpty();
            assertThat(log.records(new TopicPartition("t", 1))).isEmpty();
            assertThat(log.committed("g")).isEmpty();
        }

        @Test
        void shows_copies() {
            byte[] value = "a".getBytes(UTF_8);
            log.outbound()
                    .append(
                            new OutboundRecord("t", 0, 0L, null, value, new RecordHeaders()),
                            answers.next());
            value[0] = 'X';
            InboundRecord first = log.records("t").get(0);
            assertThat(first.value()).isEqualTo("a".getBytes(UTF_8));
            first.value()[0] = 'Y';
            assertThat(log.records("t").get(0).value()).isEqualTo("a".getBytes(UTF_8));
        }

        @Test
        void shows_and_sets_positions() {
            TopicPartition partition = new TopicPartition("t", 0);
            log.commit("g", Map.of(partition, 3L));
            assertThat(log.committed("g")).isEqualTo(Map.of(partition, 3L));
        }
    }

    @Nested
    class Appending {
        @Test
        void is_over_when_append_returns() {
            append("t", 0, "a");
            assertThat(answers.sofar()).containsExactly(new Answer(0, 0, 0, 777, null));
        }

        @Test
        void deals_records_without_a_key_out_in_turn() {
            log.topics().ensure("t", 3, (short) -1, Map.of());
            for (int i = 0; i < 4; i++) {
                append("t", null, "v" + i);
            }
            assertThat(answers.sofar()).extracting(Answer::partition).containsExactly(0, 1, 2, 0);
        }
    }

    private void append(String topic, Integer partition, String value) {
        log.outbound()
                .append(
                        new OutboundRecord(
                                topic,
                                partition,
                                null,
                                null,
                                value.getBytes(UTF_8),
                                new RecordHeaders()),
                        answers.next());
    }
}
