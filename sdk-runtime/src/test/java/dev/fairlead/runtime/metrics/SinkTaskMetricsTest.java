package dev.fairlead.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.config.MetricOptions;
import dev.fairlead.runtime.task.Failure;
import dev.fairlead.runtime.task.SinkBatch;
import dev.fairlead.runtime.task.SinkEffect;
import dev.fairlead.runtime.task.SinkEvent;
import dev.fairlead.runtime.task.SinkRequests;
import dev.fairlead.runtime.task.SinkTimer;
import dev.fairlead.runtime.task.TaskId;
import dev.fairlead.runtime.task.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SinkTaskMetricsTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final SteeredTime time = new SteeredTime();
    private final WorkerMetrics worker = new WorkerMetrics(MetricOptions.defaults(), time);
    private final TaskMetrics task =
            worker.task(
                    new TaskId("out", 0),
                    new ConnectorFacts("out", "sink", "a.Sink", "7"),
                    new Idle());
    private final SinkTaskMetrics sink = task.sink();

    @BeforeEach
    void begin() {
        task.state(TaskState.RUNNING);
        observe(new SinkEvent.Assigned(Map.of(PARTITION, 5L)));
    }

    @Nested
    class ABatch {
        @Test
        void counts_as_read_when_it_comes_and_as_sent_when_put_has_returned() {
            fetch(3);
            assertThat(number("sink-task-metrics", "sink-record-read-total")).isEqualTo(3);
            assertThat(number("sink-task-metrics", "sink-record-send-total")).isZero();

            put(2);

            assertThat(number("sink-task-metrics", "sink-record-send-total")).isEqualTo(2);
            assertThat(number("connector-task-metrics", "batch-size-max")).isEqualTo(2);
        }

        @Test
        void is_active_until_its_positions_are_committed() {
            fetch(3);
            put(3);
            assertThat(number("sink-task-metrics", "sink-record-active-count")).isEqualTo(3);

            commit(1, 8);
            observe(new SinkEvent.Committed(1, Optional.empty()));

            assertThat(number("sink-task-metrics", "sink-record-active-count")).isZero();
            assertThat(number("sink-task-metrics", "sink-record-active-count-max")).isEqualTo(3);
        }

        @Test
        void that_is_put_again_counts_once() {
            fetch(2);
            List<SinkRecord> records = records(2);
            sink.begins(new SinkEffect.Put(records));
            observe(new SinkEvent.PutFailed(failure(), SinkRequests.NONE));
            sink.begins(new SinkEffect.Put(records));
            observe(new SinkEvent.PutReturned(SinkRequests.NONE));

            assertThat(number("sink-task-metrics", "sink-record-send-total")).isEqualTo(2);
        }

        @Test
        void tells_how_long_put_took_and_how_old_its_records_are_then() {
            List<SinkRecord> records = records(2);
            time.pass(200);
            sink.begins(new SinkEffect.Put(records));
            time.pass(40);
            observe(new SinkEvent.PutReturned(SinkRequests.NONE));

            assertThat(number("sink-task-metrics", "put-batch-max-time-ms")).isEqualTo(40);
            assertThat(number("task-latency-metrics", "latency-p50-ms")).isBetween(240.0, 256.0);
            assertThat(number("task-latency-metrics", "latency-count")).isEqualTo(2);
        }
    }

    @Nested
    class ACommit {
        @Test
        void that_succeeds_tells_its_time_and_number() {
            commit(1, 6);
            time.pass(12);
            observe(new SinkEvent.Committed(1, Optional.empty()));

            assertThat(number("connector-task-metrics", "offset-commit-max-time-ms")).isEqualTo(12);
            assertThat(number("sink-task-metrics", "offset-commit-seq-no")).isEqualTo(1);
            assertThat(number("sink-task-metrics", "offset-commit-completion-total")).isEqualTo(1);
        }

        @Test
        void that_has_nothing_to_store_succeeds_too() {
            observe(
                    new SinkEvent.TimerFired(SinkTimer.COMMIT),
                    new SinkEffect.PreCommit(Map.of(PARTITION, 5L)));
            observe(new SinkEvent.PreCommitted(Map.of(), SinkRequests.NONE));

            assertThat(number("sink-task-metrics", "offset-commit-completion-total")).isEqualTo(1);
        }

        @Test
        void that_fails_shows_in_the_share_of_failures() {
            commit(1, 6);
            observe(new SinkEvent.Committed(1, Optional.of(new IllegalStateException())));
            commit(2, 6);
            observe(new SinkEvent.Committed(2, Optional.empty()));

            assertThat(number("connector-task-metrics", "offset-commit-failure-percentage"))
                    .isEqualTo(0.5);
            assertThat(number("connector-task-metrics", "offset-commit-success-percentage"))
                    .isEqualTo(0.5);
        }

        @Test
        void that_is_answered_after_its_time_is_skipped() {
            commit(1, 6);
            observe(new SinkEvent.TimerFired(SinkTimer.COMMIT_TIMEOUT));
            observe(new SinkEvent.Committed(1, Optional.empty()));

            assertThat(number("sink-task-metrics", "offset-commit-skip-total")).isEqualTo(1);
            assertThat(number("sink-task-metrics", "offset-commit-completion-total")).isZero();
        }

        @Test
        void that_was_waited_for_counts_like_any_other() {
            fetch(3);
            sink.committedSync(new SinkEffect.CommitSync(Map.of(PARTITION, 8L)), true);

            assertThat(number("sink-task-metrics", "sink-record-active-count")).isZero();
            assertThat(number("sink-task-metrics", "offset-commit-completion-total")).isEqualTo(1);
        }
    }

    @Nested
    class TheLag {
        @Test
        void is_that_of_the_partition_that_is_farthest_behind() {
            observe(new SinkEvent.Assigned(Map.of(new TopicPartition("t", 1), 0L)));
            sink.read(0, behind(Map.of(0, 3L, 1, 40L)));
            assertThat(number("sink-task-metrics", "sink-record-lag-max")).isEqualTo(40);

            sink.read(1, behind(Map.of(0, 2L)));
            assertThat(number("sink-task-metrics", "sink-record-lag-max")).isEqualTo(2);
        }

        @Test
        void stays_as_it_was_while_the_log_does_not_know() {
            sink.read(1, behind(Map.of(0, 2L)));
            sink.read(1, behind(Map.of()));

            assertThat(number("sink-task-metrics", "sink-record-lag-max")).isEqualTo(2);
        }
    }

    @Nested
    class ARevokedPartition {
        @Test
        void takes_its_records_with_it() {
            fetch(3);
            observe(new SinkEvent.Revoked(Set.of(PARTITION)));

            assertThat(number("sink-task-metrics", "partition-count")).isZero();
            assertThat(number("sink-task-metrics", "sink-record-active-count")).isZero();
        }
    }

    private void fetch(int records) {
        sink.read(records, behind(Map.of()));
        observe(
                new SinkEvent.Fetched(
                        new SinkBatch(records(records), Map.of(PARTITION, 5L + records))));
    }

    private static Function<TopicPartition, OptionalLong> behind(Map<Integer, Long> lags) {
        return partition -> {
            Long lag = lags.get(partition.partition());
            return lag == null ? OptionalLong.empty() : OptionalLong.of(lag);
        };
    }

    private void put(int records) {
        sink.begins(new SinkEffect.Put(records(records)));
        observe(new SinkEvent.PutReturned(SinkRequests.NONE));
    }

    private void commit(long number, long position) {
        observe(
                new SinkEvent.TimerFired(SinkTimer.COMMIT),
                new SinkEffect.PreCommit(Map.of(PARTITION, position)));
        observe(
                new SinkEvent.PreCommitted(Map.of(PARTITION, position), SinkRequests.NONE),
                new SinkEffect.CommitAsync(number, Map.of(PARTITION, position)));
    }

    private void observe(SinkEvent event, SinkEffect... effects) {
        sink.observe(event, List.of(effects));
    }

    private List<SinkRecord> records(int count) {
        SinkRecord record =
                new SinkRecord(
                        "t",
                        0,
                        null,
                        null,
                        null,
                        "v",
                        5,
                        time.milliseconds(),
                        TimestampType.CREATE_TIME);
        return java.util.Collections.nCopies(count, record);
    }

    private static Failure failure() {
        return Failure.retriable("put", new IllegalStateException());
    }

    private double number(String group, String name) {
        return ((Number) Shown.by(worker).of(group, "connector", "out", "task", "0").get(name))
                .doubleValue();
    }

    private static final class Idle extends SinkTask {
        @Override
        public String version() {
            return "8";
        }

        @Override
        public void start(Map<String, String> settings) {}

        @Override
        public void put(java.util.Collection<SinkRecord> records) {}

        @Override
        public void stop() {}
    }
}
