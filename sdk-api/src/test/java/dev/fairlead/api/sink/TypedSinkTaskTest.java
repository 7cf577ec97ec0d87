package dev.fairlead.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.RetryAfter;
import dev.fairlead.api.Setting;
import dev.fairlead.api.internal.Agenda;
import dev.fairlead.api.record.TypedSinkRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TypedSinkTaskTest {
    private static final TopicPartition A = new TopicPartition("a", 0);

    private final FakeSinkContext context = new FakeSinkContext();
    private long nanos;
    private final Ledger task = new Ledger(new Agenda(Clock.systemUTC(), () -> nanos));

    record Config(@Setting("The title") String title) {}

    /** Collects what comes, and has it durable when it is told to. */
    static final class Ledger extends TypedSinkTask<Config, String, Long> {
        final List<String> events = new ArrayList<>();
        final Map<TopicPartition, Long> safe = new HashMap<>();
        Exception failing;
        Runnable waitingForLetters;

        Ledger(Agenda agenda) {
            super(agenda);
        }

        @Override
        protected void begin(Config config) {
            events.add("begin " + config.title());
        }

        @Override
        protected void assigned(Set<TopicPartition> partitions) {
            events.add("assigned " + partitions);
        }

        @Override
        protected void write(List<TypedSinkRecord<String, Long>> records) throws Exception {
            for (TypedSinkRecord<String, Long> record : records) {
                if (record.value().filter(value -> value < 0).isPresent()) {
                    reject(record, new IllegalArgumentException("negative"));
                } else {
                    events.add(
                            record.key().orElse("nobody")
                                    + "="
                                    + record.value().map(String::valueOf).orElse("gone")
                                    + " from "
                                    + origin(record));
                }
                time().after(Duration.ofSeconds(5), () -> events.add("five seconds later"));
            }
            if (waitingForLetters != null) {
                waitingForLetters.run();
                awaitRejected();
                events.add("letters are there");
            }
            if (failing != null) {
                throw failing;
            }
        }

        @Override
        protected Map<TopicPartition, Long> durable(Map<TopicPartition, Long> written) {
            return safe;
        }

        @Override
        protected void revoked(Set<TopicPartition> partitions) {
            events.add("revoked " + partitions);
        }

        @Override
        protected void end() {
            events.add("end");
        }
    }

    private Ledger started() {
        task.initialize(context);
        task.start(Map.of("title", "books"));
        context.assigned.add(A);
        task.open(List.of(A));
        return task;
    }

    private static SinkRecord record(long offset, String key, Object value) {
        return new SinkRecord(
                "a",
                0,
                Schema.OPTIONAL_STRING_SCHEMA,
                key,
                value instanceof String ? Schema.STRING_SCHEMA : Schema.OPTIONAL_INT64_SCHEMA,
                value,
                offset);
    }

    private static Map<TopicPartition, OffsetAndMetadata> at(long offset) {
        return Map.of(A, new OffsetAndMetadata(offset));
    }

    @Nested
    class ATask {
        @Test
        void gets_typed_records_without_nulls() {
            started().put(List.of(record(0, "k", 5L), record(1, "k", null), record(2, null, 6L)));
            assertThat(task.events)
                    .containsExactly(
                            "begin books",
                            "assigned [a-0]",
                            "k=5 from a-0",
                            "k=gone from a-0",
                            "nobody=6 from a-0");
        }

        @Test
        void knows_where_a_record_came_from_though_its_topic_was_renamed() {
            started();
            task.put(
                    List.of(
                            new SinkRecord(
                                    "renamed",
                                    0,
                                    null,
                                    null,
                                    Schema.INT64_SCHEMA,
                                    5L,
                                    3,
                                    null,
                                    TimestampType.NO_TIMESTAMP_TYPE,
                                    null,
                                    "a",
                                    0,
                                    3)));
            assertThat(task.events).endsWith("nobody=5 from a-0");
        }

        @Test
        void commits_what_is_durable_and_no_more_than_that() {
            started().safe.put(A, 2L);
            assertThat(task.preCommit(at(5))).isEqualTo(at(2));
            task.safe.put(A, 6L);
            assertThatThrownBy(() -> task.preCommit(at(5)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("a-0@6 is said to be durable")
                    .hasMessageContaining("before offset 5 only");
            task.safe.remove(A);
            task.safe.put(new TopicPartition("renamed", 0), 1L);
            assertThatThrownBy(() -> task.preCommit(at(5)))
                    .hasMessageContaining("no record came from there");
        }

        @Test
        void is_written_to_again_after_a_failure_that_passes() {
            started().failing = new RetriableException("busy");
            assertThatThrownBy(() -> task.put(List.of(record(0, "k", 5L))))
                    .isInstanceOf(RetriableException.class)
                    .hasMessage("cannot write: busy");
            task.failing = null;
            task.put(List.of(record(0, "k", 5L)));
            assertThat(task.events).endsWith("k=5 from a-0");
        }

        @Test
        void does_what_it_planned_and_asks_to_be_called_for_it() {
            started().put(List.of(record(0, "k", 5L)));
            assertThat(context.timeouts).containsExactly(5000L);
            nanos = 5_000_000_000L;
            task.put(List.of());
            assertThat(task.events).endsWith("five seconds later");
            assertThat(context.timeouts).hasSize(1);
        }

        @Test
        void leaves_and_ends_once() {
            started().close(List.of(A));
            task.stop();
            task.stop();
            task.close(List.of(A));
            assertThat(task.events)
                    .containsExactly("begin books", "assigned [a-0]", "revoked [a-0]", "end");
            assertThatThrownBy(() -> task.put(List.of(record(0, "k", 5L))))
                    .hasMessageContaining("does not run");
        }

        @Test
        void is_safe_without_a_start() {
            task.stop();
            task.put(List.of());
            assertThat(task.preCommit(at(1))).isEmpty();
            assertThat(task.events).isEmpty();
        }
    }

    private final List<String> reports = new ArrayList<>();

    private void withReporter() {
        context.reporter =
                (record, why) -> {
                    reports.add(record.kafkaOffset() + ": " + why.getMessage());
                    return CompletableFuture.completedFuture(null);
                };
    }

    private void putInVain(SinkRecord... records) {
        assertThatThrownBy(() -> task.put(List.of(records))).isInstanceOf(RetriableException.class);
    }

    @Nested
    class AFailureThatPasses {
        @Test
        void is_waited_for_the_longer_the_longer_it_lasts() {
            started().failing = new RetriableException("busy");
            for (int i = 0; i < 9; i++) {
                putInVain(record(0, "k", 5L));
            }
            assertThat(context.timeouts)
                    .containsExactly(
                            250L, 500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L);
            task.failing = null;
            task.put(List.of(record(0, "k", 5L)));
            task.failing = new org.apache.kafka.common.errors.TimeoutException("busy");
            context.timeouts.clear();
            putInVain(record(1, "k", 5L));
            assertThat(context.timeouts).containsExactly(250L);
        }

        @Test
        void is_waited_for_as_long_as_the_outside_system_said() {
            started().failing = new RetryAfter(Duration.ofSeconds(45), "busy", null);
            putInVain(record(0, "k", 5L));
            assertThat(context.timeouts).containsExactly(45_000L);
        }

        @Test
        void plans_nothing_if_it_does_not_pass() {
            started().failing = new IllegalStateException("broken");
            assertThatThrownBy(() -> task.put(List.of(record(0, "k", 5L))))
                    .isNotInstanceOf(RetriableException.class);
            assertThat(context.timeouts).isEmpty();
        }

        @Test
        void sends_each_dead_letter_once() {
            withReporter();
            started().failing = new RetriableException("busy");
            SinkRecord[] batch = {record(0, "k", "text"), record(1, "k", -5L), record(2, "k", 7L)};
            putInVain(batch);
            putInVain(batch);
            putInVain(batch);
            task.failing = null;
            task.put(List.of(batch));
            assertThat(reports).hasSize(2);
        }

        @Test
        void sends_dead_letters_again_of_records_that_come_anew() {
            withReporter();
            started().put(List.of(record(1, "k", -5L)));
            task.put(List.of(record(1, "k", -5L))); // rewound
            assertThat(reports).hasSize(2);
            task.failing = new RetriableException("busy");
            putInVain(record(2, "k", -5L));
            task.close(List.of(A));
            task.open(List.of(A));
            putInVain(record(2, "k", -5L));
            assertThat(reports).hasSize(4);
        }

        @Test
        void keeps_no_record_from_the_dead_letters_that_nobody_took() {
            started().failing = new RetriableException("busy");
            assertThatThrownBy(() -> task.put(List.of(record(4, "k", -5L))))
                    .hasMessageContaining("negative");
            assertThatThrownBy(() -> task.put(List.of(record(4, "k", -5L))))
                    .hasMessageContaining("negative");
        }
    }

    @Nested
    class ARecordThatCannotBeWritten {
        @Test
        void goes_to_the_dead_letters_whoever_finds_out() {
            withReporter();
            started().put(List.of(record(0, "k", "text"), record(1, "k", -5L), record(2, "k", 7L)));
            assertThat(reports).hasSize(2);
            assertThat(reports.get(0)).startsWith("0: the value: ");
            assertThat(reports.get(1)).isEqualTo("1: negative");
            assertThat(task.events).endsWith("k=7 from a-0");
        }

        @Test
        void may_be_waited_for_before_a_position_is_stored() {
            List<CompletableFuture<Void>> letters = new ArrayList<>();
            context.reporter =
                    (record, why) -> {
                        letters.add(new CompletableFuture<>());
                        return letters.get(letters.size() - 1);
                    };
            task.waitingForLetters = () -> letters.forEach(letter -> letter.complete(null));
            started().put(List.of(record(0, "k", -5L)));
            assertThat(task.events).endsWith("letters are there");
            task.waitingForLetters =
                    () -> letters.get(1).completeExceptionally(new IllegalStateException("full"));
            assertThatThrownBy(() -> task.put(List.of(record(1, "k", -5L))))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("what was rejected is no dead letter")
                    .hasMessageContaining("full");
        }

        @Test
        void fails_the_task_if_nobody_takes_it() {
            started();
            assertThatThrownBy(() -> task.put(List.of(record(4, "k", -5L))))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("a-0 at offset 4: negative")
                    .hasMessageContaining("errors.deadletterqueue.topic.name");
        }
    }
}
