package dev.fairlead.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PartitionedSinkTaskTest {
    private static final TopicPartition A = new TopicPartition("a", 0);
    private static final TopicPartition B = new TopicPartition("b", 0);

    private final Cellar cellar = new Cellar();
    private final FakeSinkContext context = new FakeSinkContext();
    private final Map<String, String> extra = new HashMap<>(Map.of("flush.timeout", "0"));
    private PartitionedSinkTask task = new PartitionedSinkTask();

    @AfterEach
    void clear() {
        task.stop();
        cellar.close();
    }

    private PartitionedSinkTask running(TopicPartition... partitions) {
        CellarSink sink = new CellarSink();
        Map<String, String> settings = new HashMap<>(extra);
        settings.put("cellar", cellar.name);
        sink.start(settings);
        task = new PartitionedSinkTask();
        task.initialize(context);
        task.start(sink.taskConfigs(3).get(2));
        context.assigned.addAll(List.of(partitions));
        task.open(List.of(partitions));
        return task;
    }

    private static SinkRecord record(TopicPartition partition, long offset, Object value) {
        return new SinkRecord(
                partition.topic(), partition.partition(), null, null, null, value, offset);
    }

    private static List<SinkRecord> records(TopicPartition partition, long from, int count) {
        List<SinkRecord> records = new ArrayList<>();
        for (long offset = from; offset < from + count; offset++) {
            records.add(record(partition, offset, Map.of("year", 1900 + offset)));
        }
        return records;
    }

    private long committable(TopicPartition partition, long position) {
        return task.preCommit(Map.of(partition, new OffsetAndMetadata(position)))
                .get(partition)
                .offset();
    }

    @Nested
    class ACommit {
        @Test
        void takes_everything_when_everything_is_durable() {
            running(A).put(records(A, 0, 3));
            assertThat(cellar.stored).containsExactly("a-0@0=1900", "a-0@1=1901", "a-0@2=1902");
            assertThat(committable(A, 3)).isEqualTo(3);
        }

        @Test
        void stops_before_the_first_batch_that_is_not_durable() {
            cellar.slow = true;
            running(A);
            task.put(records(A, 0, 2));
            task.put(records(A, 2, 2));
            task.put(records(A, 4, 2));
            assertThat(committable(A, 6)).isZero();
            cellar.stages.get(1).complete(null);
            cellar.stages.get(2).complete(null);
            assertThat(committable(A, 6)).isZero();
            cellar.stages.get(0).complete(null);
            assertThat(committable(A, 6)).isEqualTo(6);
        }

        @Test
        void never_passes_the_position_of_the_worker() {
            running(A).put(records(A, 0, 5));
            assertThat(committable(A, 2)).isEqualTo(2);
        }

        @Test
        void takes_records_that_a_transformation_dropped() {
            running(A);
            assertThat(committable(A, 7)).isEqualTo(7);
        }

        @Test
        void flushes_only_what_is_waiting() {
            running(A).put(records(A, 0, 1));
            task.preCommit(Map.of(A, new OffsetAndMetadata(1)));
            assertThat(cellar.flushes).isZero();
            cellar.slow = true;
            task.put(records(A, 1, 1));
            task.preCommit(Map.of(A, new OffsetAndMetadata(2)));
            assertThat(cellar.flushes).isEqualTo(1);
        }

        @Test
        void leaves_out_partitions_that_are_not_assigned() {
            running(A);
            assertThat(task.preCommit(Map.of(B, new OffsetAndMetadata(1)))).isEmpty();
        }

        @Test
        void uses_the_partition_the_record_came_from() {
            running(A);
            SinkRecord renamed =
                    new SinkRecord(
                            "elsewhere",
                            5,
                            null,
                            null,
                            null,
                            Map.of("year", 1),
                            3,
                            null,
                            TimestampType.NO_TIMESTAMP_TYPE,
                            null,
                            "a",
                            0,
                            3);
            cellar.slow = true;
            task.put(List.of(renamed));
            assertThat(committable(A, 4)).isEqualTo(3);
        }
    }

    @Nested
    class AFailedWrite {
        @Test
        void known_at_once_keeps_the_batch_and_waits_longer_and_longer() {
            cellar.failing = new RetriableException("busy");
            running(A).put(records(A, 0, 2));
            assertThat(committable(A, 2)).isZero();
            List<SinkRecord> next = records(A, 2, 1);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> task.put(next))
                        .isInstanceOf(RetriableException.class)
                        .hasMessage("cannot write a-0 from offset 0: busy");
            }
            assertThat(context.timeouts).endsWith(500L, 1000L, 2000L);
            cellar.failing = null;
            task.put(next);
            assertThat(cellar.stored).containsExactly("a-0@0=1900", "a-0@1=1901", "a-0@2=1902");
            assertThat(committable(A, 3)).isEqualTo(3);
            assertThat(cellar.openWriters).hasValue(1);
        }

        @Test
        void is_not_repeated_before_the_outside_system_wants_it() {
            cellar.failing =
                    new RetryAfter(Duration.ofSeconds(20), "come back later", new Exception());
            running(A).put(records(A, 0, 1));
            cellar.failing = null;
            assertThatThrownBy(() -> task.put(List.of()))
                    .isInstanceOf(RetriableException.class)
                    .hasMessage("cannot write a-0 from offset 0: come back later");
            assertThat(context.timeouts).endsWith(20_000L);
            assertThat(cellar.stored).isEmpty();
            task.put(List.of());
            assertThat(cellar.stored).containsExactly("a-0@0=1900");
        }

        @Test
        void known_later_repeats_everything_after_it_too() {
            cellar.slow = true;
            running(A);
            task.put(records(A, 0, 1));
            task.put(records(A, 1, 1));
            cellar.stages.get(1).complete(null);
            cellar.stages.get(0).completeExceptionally(new RetriableException("torn"));
            assertThat(committable(A, 2)).isZero();
            cellar.slow = false;
            task.put(List.of());
            assertThat(cellar.stored)
                    .containsExactly("a-0@0=1900", "a-0@1=1901", "a-0@0=1900", "a-0@1=1901");
            assertThat(committable(A, 2)).isEqualTo(2);
        }

        @Test
        void is_not_repeated_as_far_as_the_world_has_it() {
            cellar.slow = true;
            running(A);
            task.put(records(A, 0, 2));
            cellar.stages.get(0).completeExceptionally(new RetriableException("did it work?"));
            cellar.slow = false;
            cellar.durableBefore = 2;
            task.put(List.of());
            assertThat(cellar.stored).hasSize(2);
            assertThat(committable(A, 2)).isEqualTo(2);
        }

        @Test
        void that_is_fatal_fails_the_task_also_when_known_later() {
            cellar.slow = true;
            running(A, B);
            task.put(records(A, 0, 1));
            cellar.stages.get(0).completeExceptionally(new IOException("disk full"));
            assertThat(committable(A, 1)).isZero();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> task.put(List.of()))
                        .isInstanceOf(ConnectException.class)
                        .isNotInstanceOf(RetriableException.class)
                        .hasMessage("cannot write a-0 from offset 0: IOException: disk full");
            }
            assertThat(committable(A, 1)).isZero();
        }

        @Test
        void at_once_and_fatal_fails_the_put() {
            cellar.failing = new IllegalStateException("no shelf");
            running(A);
            assertThatThrownBy(() -> task.put(records(A, 0, 1)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("IllegalStateException: no shelf");
        }
    }

    @Nested
    class ARecordThatDoesNotFit {
        private final List<String> reported = new ArrayList<>();
        private final CompletableFuture<Void> arrival = new CompletableFuture<>();

        private void withReporter() {
            context.reporter =
                    (record, why) -> {
                        reported.add(record.kafkaOffset() + ": " + why.getMessage());
                        return arrival;
                    };
        }

        private List<SinkRecord> oneBad(Object bad) {
            return List.of(
                    record(A, 0, Map.of("year", 1)),
                    record(A, 1, bad),
                    record(A, 2, Map.of("year", 3)));
        }

        @Test
        void is_reported_once_and_its_neighbours_are_written() {
            withReporter();
            running(A).put(oneBad("text"));
            assertThat(reported)
                    .containsExactly(
                            "1: the value: expected STRUCT"
                                    + " dev.fairlead.api.sink.CellarSink.Bottle, found STRING");
            assertThat(cellar.stored).containsExactly("a-0@0=1", "a-0@2=3");
        }

        @Test
        void holds_the_commit_until_it_has_arrived() {
            withReporter();
            running(A).put(oneBad("text"));
            assertThat(committable(A, 3)).isZero();
            arrival.complete(null);
            assertThat(committable(A, 3)).isEqualTo(3);
        }

        @Test
        void may_be_rejected_by_the_writer() {
            withReporter();
            arrival.complete(null);
            running(A).put(oneBad(Map.of("year", -5)));
            assertThat(reported).containsExactly("1: older than wine");
            assertThat(cellar.stored).containsExactly("a-0@0=1", "a-0@2=3");
            assertThat(committable(A, 3)).isEqualTo(3);
        }

        /** Has the second record of a batch rejected by a thread that the writer is told by. */
        private void rejectElsewhere(Batch<CellarSink.Bottle> batch) {
            Thread elsewhere =
                    new Thread(
                            () ->
                                    batch.reject(
                                            batch.records().get(1),
                                            new IllegalStateException("corked")));
            elsewhere.start();
            try {
                elsewhere.join();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }

        @Test
        void may_be_rejected_by_another_thread_before_the_stage_completes() {
            withReporter();
            cellar.slow = true;
            Batch<CellarSink.Bottle> batch = given(records(A, 0, 3));
            rejectElsewhere(batch);
            assertThat(reported).isEmpty();
            cellar.stages.get(0).complete(null);
            assertThat(committable(A, 3)).isZero();
            assertThat(reported).containsExactly("1: corked");
            arrival.complete(null);
            assertThat(committable(A, 3)).isEqualTo(3);
        }

        @Test
        void is_not_written_again_when_another_thread_rejected_it_and_the_others_failed() {
            withReporter();
            arrival.complete(null);
            cellar.slow = true;
            Batch<CellarSink.Bottle> batch = given(records(A, 0, 3));
            rejectElsewhere(batch);
            cellar.stages.get(0).completeExceptionally(new RetriableException("again"));
            cellar.slow = false;
            cellar.stored.clear();
            task.put(List.of());
            assertThat(reported).containsExactly("1: corked");
            assertThat(cellar.stored).containsExactly("a-0@0=1900", "a-0@2=1902");
        }

        @Test
        void fails_the_task_before_a_commit_when_nobody_takes_it_from_another_thread() {
            cellar.slow = true;
            Batch<CellarSink.Bottle> batch = given(records(A, 0, 3));
            rejectElsewhere(batch);
            cellar.stages.get(0).complete(null);
            assertThat(committable(A, 3)).isZero();
            assertThatThrownBy(() -> task.put(List.of()))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContainingAll("a-0 at offset 1: corked", "errors.tolerance");
        }

        @Test
        void cannot_be_rejected_when_it_may_be_committed_already() {
            withReporter();
            Batch<CellarSink.Bottle> batch = given(records(A, 0, 3));
            assertThatThrownBy(
                            () ->
                                    batch.reject(
                                            batch.records().get(1),
                                            new IllegalStateException("corked")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a-0: the record at offset 1 was rejected too late");
            assertThat(reported).isEmpty();
        }

        @Test
        void can_be_awaited_on_the_thread_of_the_task_only() throws Exception {
            withReporter();
            cellar.slow = true;
            Batch<CellarSink.Bottle> batch = given(records(A, 0, 3));
            CompletableFuture<Void> elsewhere =
                    CompletableFuture.runAsync(
                            () -> {
                                try {
                                    batch.awaitRejected();
                                } catch (InterruptedException unexpected) {
                                    throw new IllegalArgumentException(unexpected);
                                }
                            });
            assertThatThrownBy(elsewhere::get)
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call it on the thread that called the writer");
            batch.awaitRejected();
        }

        private Batch<CellarSink.Bottle> given(List<SinkRecord> records) {
            List<Batch<CellarSink.Bottle>> batches = new ArrayList<>();
            cellar.taster = batches::add;
            running(A).put(records);
            cellar.taster = batch -> {};
            return batches.get(0);
        }

        @Test
        void is_awaited_by_a_writer_that_stores_offsets() {
            withReporter();
            cellar.awaitsRejected = true;
            arrival.complete(null);
            running(A).put(oneBad(Map.of("year", -5)));
            assertThat(cellar.stored).endsWith("after all letters");
        }

        @Test
        void fails_the_write_of_a_writer_that_awaits_it_when_it_does_not_arrive() {
            withReporter();
            cellar.awaitsRejected = true;
            arrival.completeExceptionally(new IllegalStateException("no room"));
            assertThatThrownBy(() -> running(A).put(oneBad(Map.of("year", -5))))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContainingAll("a record of a-0 is no dead letter", "no room");
            assertThat(cellar.stored).doesNotContain("after all letters");
        }

        @Test
        void is_not_reported_again_when_its_batch_is_written_again() {
            withReporter();
            arrival.complete(null);
            cellar.slow = true;
            running(A).put(oneBad(Map.of("year", -5)));
            cellar.stages.get(0).completeExceptionally(new RetriableException("again"));
            cellar.slow = false;
            task.put(List.of());
            assertThat(reported).hasSize(1);
            assertThat(cellar.stored).hasSize(4);
        }

        @Test
        void fails_the_task_before_anything_is_written_when_nobody_takes_it() {
            running(A);
            assertThatThrownBy(() -> task.put(oneBad("text")))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll(
                            "a-0 at offset 1: the value: expected", "errors.tolerance");
            assertThat(cellar.stored).isEmpty();
        }

        @Test
        void fails_the_task_on_a_worker_without_reporters() {
            context.olderWorker = true;
            running(A);
            assertThatThrownBy(() -> task.put(oneBad("text"))).isInstanceOf(ConnectException.class);
        }

        @Test
        void fails_the_task_when_the_report_fails() {
            withReporter();
            running(A).put(oneBad("text"));
            arrival.completeExceptionally(new IllegalStateException("no such topic"));
            assertThatThrownBy(() -> task.put(List.of()))
                    .hasMessageContaining("IllegalStateException: no such topic");
            assertThat(committable(A, 3)).isZero();
        }

        @Test
        void is_not_a_tombstone() {
            running(A).put(List.of(record(A, 0, null)));
            assertThat(cellar.stored).containsExactly("a-0@0=-");
        }
    }

    @Nested
    class ARebalance {
        @Test
        void forgets_a_partition_that_was_taken_and_keeps_the_others() {
            cellar.slow = true;
            running(A, B);
            task.put(records(A, 0, 1));
            task.put(records(B, 0, 1));
            take(A);
            assertThat(cellar.openWriters).hasValue(1);
            assertThat(committable(B, 1)).isZero();
            task.open(List.of());
            task.open(List.of(B));
            cellar.stages.get(1).complete(null);
            assertThat(committable(B, 1)).isEqualTo(1);
            assertThatThrownBy(() -> task.put(records(A, 1, 1)))
                    .hasMessageContaining("a record of a-0 came, which is not assigned");
        }

        @Test
        void writes_nothing_late_for_a_lost_partition() {
            cellar.failing = new RetriableException("busy");
            running(A).put(records(A, 0, 1));
            take(A);
            cellar.failing = null;
            task.put(List.of());
            assertThat(cellar.stored).isEmpty();
        }

        @Test
        void lets_a_partition_return_with_older_offsets() {
            running(A).put(records(A, 0, 3));
            take(A);
            context.assigned.add(A);
            task.open(List.of(A));
            task.put(records(A, 1, 2));
            assertThat(committable(A, 3)).isEqualTo(3);
            assertThat(cellar.stored).hasSize(5);
        }

        private void take(TopicPartition... partitions) {
            task.close(List.of(partitions));
            context.assigned.removeAll(Arrays.asList(partitions));
            context.paused.removeAll(Arrays.asList(partitions));
        }
    }

    @Nested
    class ARewind {
        @Test
        void is_written_again_and_holds_the_commit() {
            cellar.slow = true;
            running(A);
            task.put(records(A, 5, 2));
            task.put(records(A, 3, 4));
            cellar.stages.get(0).complete(null);
            assertThat(committable(A, 7)).isEqualTo(3);
            cellar.stages.get(1).complete(null);
            assertThat(committable(A, 7)).isEqualTo(7);
        }
    }

    /** The world has offsets 0 to 2; the newest of them is of 1000 ms. */
    @Nested
    class ARecordThatSeemsToBeDurable {
        private final List<SinkRecord> ofANewTopic =
                List.of(at(0, 900L), at(1, 1001L), at(2, 1002L), at(3, 1003L));

        ARecordThatSeemsToBeDurable() {
            cellar.durableBefore = 3;
            cellar.newestTimestamp = 1000;
        }

        private SinkRecord at(long offset, Long timestamp) {
            return new SinkRecord(
                    "a",
                    0,
                    null,
                    null,
                    null,
                    Map.of("year", 1900 + offset),
                    offset,
                    timestamp,
                    TimestampType.CREATE_TIME);
        }

        @Test
        void but_is_newer_fails_the_task_before_anything_is_written_or_committed() {
            running(A);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> task.put(ofANewTopic))
                        .isInstanceOf(ConnectException.class)
                        .isNotInstanceOf(RetriableException.class)
                        .hasMessageStartingWith("cannot write a-0 from offset 0: a-0@1 passes for")
                        .hasMessageContainingAll(
                                "everything before offset 3 is",
                                "its timestamp 1001 is later",
                                "the newest is 1000",
                                "deleted and made anew",
                                "delete the cellar book, or alter the offsets");
            }
            assertThat(cellar.stored).isEmpty();
            assertThat(committable(A, 4)).isZero();
        }

        /** What the check is for: the same without it. */
        @Test
        void but_is_newer_vanishes_if_the_writer_does_not_know_the_newest() {
            cellar.newestTimestamp = -1;
            running(A).put(ofANewTopic);
            assertThat(cellar.stored).containsExactly("a-0@3=1903");
            assertThat(committable(A, 4)).isEqualTo(4);
        }

        @Test
        void and_is_no_newer_is_not_written_again() {
            running(A).put(List.of(at(0, 1000L), at(1, 10L), at(2, 999L), at(3, 2000L)));
            assertThat(cellar.stored).containsExactly("a-0@3=1903");
            assertThat(committable(A, 4)).isEqualTo(4);
        }

        @Test
        void and_has_no_timestamp_is_not_checked() {
            cellar.newestTimestamp = 0;
            running(A).put(List.of(at(0, null), at(1, -1L), at(2, 0L), at(3, null)));
            assertThat(cellar.stored).containsExactly("a-0@3=1903");
        }

        @Test
        void and_was_a_dead_letter_is_not_checked() {
            context.reporter = (record, why) -> CompletableFuture.completedFuture(null);
            SinkRecord misfit =
                    new SinkRecord(
                            "a", 0, null, null, null, "text", 1, 5000L, TimestampType.CREATE_TIME);
            running(A).put(List.of(misfit, at(2, 1000L), at(3, 2000L)));
            assertThat(cellar.stored).containsExactly("a-0@3=1903");
        }

        @Test
        void is_looked_at_again_when_a_batch_is_written_again() {
            cellar.durableBefore = -1;
            cellar.slow = true;
            running(A).put(List.of(at(0, 1000L), at(1, 1001L)));
            cellar.stages.get(0).completeExceptionally(new RetriableException("torn"));
            cellar.durableBefore = 1;
            cellar.slow = false;
            task.put(List.of());
            assertThat(cellar.stored).endsWith("a-0@1=1901").hasSize(3);
            assertThat(committable(A, 2)).isEqualTo(2);
        }
    }

    @Nested
    class TooMuchInFlight {
        @Test
        void pauses_and_resumes_what_is_assigned() {
            extra.put("in.flight.max.records", "4");
            cellar.slow = true;
            running(A);
            task.put(records(A, 0, 3));
            assertThat(context.paused).isEmpty();
            task.put(records(A, 3, 3));
            assertThat(context.paused).containsExactly(A);
            context.assigned.add(B);
            task.open(List.of(B));
            task.put(List.of());
            assertThat(context.paused).containsExactlyInAnyOrder(A, B);
            cellar.stages.forEach(stage -> stage.complete(null));
            task.put(List.of());
            assertThat(context.paused).isEmpty();
        }
    }

    @Nested
    class AStop {
        @Test
        void is_safe_without_a_start_and_more_than_once() {
            PartitionedSinkTask never = new PartitionedSinkTask();
            never.stop();
            never.stop();
            never.close(List.of(A));
            assertThat(never.preCommit(Map.of())).isEmpty();
        }

        @Test
        void closes_the_writers() {
            running(A, B).put(records(A, 0, 1));
            task.stop();
            task.stop();
            assertThat(cellar.openWriters).hasValue(0);
        }
    }

    @Nested
    class OffsetsThatAPersonSets {
        private boolean alter(TopicPartition partition, Long offset) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            offsets.put(partition, offset);
            return new CellarSink().alterOffsets(Map.of("cellar", cellar.name), offsets);
        }

        @Test
        void come_in_the_authors_types() {
            assertThat(alter(A, 7L)).isTrue();
            assertThat(alter(B, null)).isTrue();
            assertThat(cellar.moved)
                    .isEqualTo(Map.of(A, OptionalLong.of(7), B, OptionalLong.empty()));
        }

        @Test
        void are_refused_before_anything_is_moved() {
            assertThatThrownBy(() -> alter(A, -1L))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("the offset -1 of a-0 cannot be set");
            assertThatThrownBy(() -> alter(null, 1L)).isInstanceOf(ConnectException.class);
            assertThat(cellar.moved).isEmpty();
        }

        @Test
        void that_cannot_be_moved_are_not_altered() {
            cellar.failing = new IllegalStateException("locked");
            assertThatThrownBy(() -> alter(A, 7L))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll("cannot move the offsets of [a-0]", "locked");
        }

        @Test
        void are_the_workers_own_affair_unless_the_author_says_otherwise() {
            PartitionedSink<CellarSink.Config, Object> plain =
                    new PartitionedSink<>() {
                        @Override
                        protected Writer<Object> open(
                                CellarSink.Config config, TopicPartition partition) {
                            throw new IllegalStateException("nothing is written");
                        }
                    };
            assertThat(plain.alterOffsets(Map.of("cellar", cellar.name), Map.of(A, 7L))).isFalse();
        }
    }

    @Test
    void a_partition_without_records_is_never_opened() {
        running(A, B).put(List.of());
        assertThat(cellar.openWriters).hasValue(0);
    }
}
