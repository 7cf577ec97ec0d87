package dev.fairlead.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.internal.Agenda;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SinkTimeAndLanesTest {
    private static final TopicPartition A = new TopicPartition("a", 0);

    private final Cellar cellar = new Cellar();
    private final FakeSinkContext context = new FakeSinkContext();
    private final Map<String, String> settings =
            new HashMap<>(Map.of("cellar", cellar.name, "flush.timeout", "0"));
    private long millis;
    private final PartitionedSinkTask task =
            new PartitionedSinkTask(
                    new Agenda(Clock.systemUTC(), () -> Duration.ofMillis(millis).toNanos()));

    @AfterEach
    void clear() {
        task.stop();
        cellar.close();
    }

    private void run() {
        CellarSink sink = new CellarSink();
        sink.start(settings);
        task.initialize(context);
        task.start(sink.taskConfigs(1).get(0));
        context.assigned.add(A);
        task.open(List.of(A));
    }

    private void put(SinkRecord... records) {
        task.put(List.of(records));
    }

    private void pass(long more) {
        millis += more;
        task.put(List.of());
    }

    private static SinkRecord record(long offset, Object key) {
        return new SinkRecord("a", 0, null, key, null, Map.of("year", 1900 + offset), offset);
    }

    private long committable(long position) {
        return task.preCommit(Map.of(A, new OffsetAndMetadata(position))).get(A).offset();
    }

    @Nested
    class AWriterThatWantsToBeFlushedInTime {
        private void runSlowly() {
            cellar.flushAfter = Duration.ofSeconds(5);
            cellar.slow = true;
            run();
        }

        @Test
        void is_flushed_so_long_after_the_first_write_and_asks_to_be_called_then() {
            runSlowly();
            put(record(0, null));
            assertThat(context.timeouts).endsWith(1000L);
            pass(4500);
            assertThat(context.timeouts).endsWith(500L);
            put(record(1, null));
            assertThat(cellar.flushes).isZero();
            pass(500);
            assertThat(cellar.flushes).isEqualTo(1);
        }

        @Test
        void is_flushed_again_while_something_is_waiting() {
            runSlowly();
            put(record(0, null));
            pass(5000);
            pass(4999);
            assertThat(cellar.flushes).isEqualTo(1);
            pass(1);
            assertThat(cellar.flushes).isEqualTo(2);
        }

        @Test
        void is_not_flushed_when_all_is_durable() {
            runSlowly();
            put(record(0, null));
            cellar.stages.get(0).complete(null);
            pass(1000);
            pass(5000);
            assertThat(cellar.flushes).isZero();
            put(record(1, null));
            pass(4999);
            assertThat(cellar.flushes).isZero();
            pass(1);
            assertThat(cellar.flushes).isEqualTo(1);
        }

        @Test
        void is_not_flushed_after_its_partition_went() {
            runSlowly();
            put(record(0, null));
            task.close(List.of(A));
            pass(6000);
            assertThat(cellar.flushes).isZero();
        }

        @Test
        void waits_anew_for_the_writer_that_follows_a_failed_one() {
            runSlowly();
            put(record(0, null));
            cellar.stages.get(0).completeExceptionally(new RetriableException("full"));
            pass(100);
            assertThat(cellar.stages).hasSize(2);
            pass(5000);
            assertThat(cellar.flushes).isPositive();
        }
    }

    @Nested
    class LanesOfKeys {
        private void runLanes() {
            settings.put("lanes", "4");
            cellar.slow = true;
            run();
        }

        @Test
        void keep_the_records_of_a_key_in_order_and_in_one_writer() {
            runLanes();
            List<SinkRecord> records = new ArrayList<>();
            for (long offset = 0; offset < 40; offset++) {
                records.add(record(offset, "key" + offset % 10));
            }
            task.put(records.subList(0, 20));
            task.put(records.subList(20, 40));
            assertThat(cellar.openWriters.get()).isBetween(2, 4);
            Map<Object, Integer> writers = new HashMap<>();
            Map<Object, Long> latest = new HashMap<>();
            cellar.writes.forEach(
                    write -> {
                        Object key = "key" + write.offset() % 10;
                        assertThat(writers.computeIfAbsent(key, k -> write.writer()))
                                .isEqualTo(write.writer());
                        assertThat(write.offset()).isGreaterThan(latest.getOrDefault(key, -1L));
                        latest.put(key, write.offset());
                    });
            assertThat(cellar.writes).hasSize(40);
        }

        @Test
        void commit_only_the_prefix_that_all_of_them_have() {
            runLanes();
            put(record(0, "x"), record(1, "y"), record(2, "x"), record(3, "w"));
            long first = cellar.writes.get(0).offset();
            assertThat(committable(4)).isZero();
            for (int i = 1; i < cellar.stages.size(); i++) {
                cellar.stages.get(i).complete(null);
            }
            assertThat(committable(4)).isEqualTo(first);
            cellar.stages.get(0).complete(null);
            assertThat(committable(4)).isEqualTo(4);
        }

        @Test
        void fail_and_write_again_each_for_itself() {
            runLanes();
            put(record(0, "x"), record(1, "y"), record(2, "w"), record(3, "v"));
            int before = cellar.writes.size();
            int writer = cellar.writes.get(0).writer();
            cellar.stages.get(0).completeExceptionally(new RetriableException("full"));
            pass(1);
            assertThat(cellar.writes.subList(before, cellar.writes.size()))
                    .isNotEmpty()
                    .allMatch(
                            again ->
                                    cellar.writes.subList(0, before).stream()
                                            .anyMatch(
                                                    old ->
                                                            old.offset() == again.offset()
                                                                    && old.writer() == writer));
        }

        @Test
        void go_with_their_partition() {
            runLanes();
            put(record(0, "x"), record(1, "y"), record(2, "w"), record(3, "v"));
            task.close(List.of(A));
            assertThat(cellar.openWriters).hasValue(0);
        }

        @Test
        void cannot_be_had_together_with_offsets_that_the_writer_knows() {
            cellar.durableBefore = 5;
            runLanes();
            assertThatThrownBy(() -> put(record(7, "x")))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("let lanes be 1");
        }
    }

    @Nested
    class OffsetsThatTheWriterKnows {
        @Test
        void save_kafka_from_delivering_what_is_durable() {
            cellar.durableBefore = 100;
            run();
            put(record(10, "x"), record(11, "x"));
            assertThat(cellar.stored).isEmpty();
            assertThat(context.positions).isEqualTo(Map.of(A, 100L));
        }

        @Test
        void move_nothing_when_the_batch_reaches_as_far() {
            cellar.durableBefore = 12;
            run();
            put(record(10, "x"), record(11, "x"));
            put(record(12, "x"));
            assertThat(context.positions).isEmpty();
            assertThat(cellar.stored).hasSize(1);
        }
    }
}
