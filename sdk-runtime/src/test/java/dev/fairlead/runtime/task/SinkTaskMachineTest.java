package dev.fairlead.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What no driver shows by itself: time-outs, stale answers, pauses upon pauses. */
class SinkTaskMachineTest {
    private static final SinkTaskOptions OPTIONS = SinkTaskOptions.defaults();
    private static final TopicPartition ZERO = new TopicPartition("topic", 0);
    private static final TopicPartition ONE = new TopicPartition("topic", 1);
    private static final SinkEvent NOTHING_FETCHED = new SinkEvent.Fetched(SinkBatch.EMPTY);

    private final SinkTaskMachine machine = new SinkTaskMachine(OPTIONS);

    private List<SinkEffect> tell(SinkEvent event) {
        return machine.on(event);
    }

    @BeforeEach
    void running() {
        tell(new SinkEvent.Begun(false));
        tell(new SinkEvent.TaskStarted(SinkRequests.NONE));
        tell(new SinkEvent.Assigned(Map.of(ZERO, 0L, ONE, 0L)));
        tell(new SinkEvent.Opened(Optional.empty(), SinkRequests.NONE));
    }

    private static SinkBatch batch(TopicPartition partition, long... offsets) {
        List<SinkRecord> records = new ArrayList<>();
        long last = -1;
        for (long offset : offsets) {
            last = offset;
            records.add(
                    new SinkRecord(
                            partition.topic(),
                            partition.partition(),
                            null,
                            null,
                            null,
                            offset,
                            offset));
        }
        return new SinkBatch(records, Map.of(partition, last + 1));
    }

    private static SinkEvent putReturned() {
        return new SinkEvent.PutReturned(SinkRequests.NONE);
    }

    private static SinkEvent putRefused() {
        return new SinkEvent.PutFailed(
                Failure.retriable("put", new IllegalStateException("away")), SinkRequests.NONE);
    }

    private static SinkEvent preCommitted(Map<TopicPartition, Long> positions) {
        return new SinkEvent.PreCommitted(positions, SinkRequests.NONE);
    }

    private List<SinkEffect> commitTick() {
        tell(new SinkEvent.TimerFired(SinkTimer.COMMIT));
        tell(NOTHING_FETCHED);
        return tell(putReturned());
    }

    private void put(SinkBatch batch) {
        tell(new SinkEvent.Fetched(batch));
        tell(putReturned());
    }

    private static SinkEffect fetch() {
        return new SinkEffect.Fetch(Optional.empty());
    }

    @Nested
    class WhenACommitTakesTooLong {
        @Test
        void the_next_one_is_opened_and_the_late_answer_counts_for_nothing() {
            put(batch(ZERO, 0, 1));
            commitTick();
            assertThat(tell(preCommitted(Map.of(ZERO, 2L))))
                    .contains(new SinkEffect.CommitAsync(1, Map.of(ZERO, 2L, ONE, 0L)));
            tell(new SinkEvent.TimerFired(SinkTimer.COMMIT_TIMEOUT));
            tell(NOTHING_FETCHED);
            tell(putReturned());
            commitTick();
            assertThat(tell(preCommitted(Map.of(ZERO, 2L))))
                    .contains(new SinkEffect.CommitAsync(2, Map.of(ZERO, 2L, ONE, 0L)));

            assertThat(tell(new SinkEvent.Committed(1, Optional.empty()))).isEmpty();
            assertThat(tell(new SinkEvent.Committed(2, Optional.empty())))
                    .containsExactly(new SinkEffect.Disarm(SinkTimer.COMMIT_TIMEOUT));
        }

        @Test
        void no_second_one_is_opened_before_that() {
            put(batch(ZERO, 0));
            commitTick();
            tell(preCommitted(Map.of(ZERO, 1L)));

            tell(NOTHING_FETCHED);
            assertThat(tell(putReturned())).containsExactly(fetch());
            assertThat(commitTick()).containsExactly(fetch());
        }
    }

    @Nested
    class WhenNothingChangedSinceTheLastCommit {
        @Test
        void none_is_sent() {
            commitTick();

            assertThat(tell(preCommitted(Map.of(ZERO, 0L, ONE, 0L)))).containsExactly(fetch());
        }
    }

    @Nested
    class WithABatchThatWaitsToBePutAgain {
        @Test
        void the_back_off_grows_until_the_task_asks_for_a_time_out() {
            tell(new SinkEvent.Fetched(batch(ZERO, 0)));
            assertThat(tell(putRefused()))
                    .containsExactly(
                            new SinkEffect.Pause(Set.of(ZERO, ONE)),
                            new SinkEffect.Fetch(Optional.of(Duration.ofMillis(100))));
            tell(NOTHING_FETCHED);
            assertThat(tell(putRefused()))
                    .endsWith(new SinkEffect.Fetch(Optional.of(Duration.ofMillis(200))));
            tell(NOTHING_FETCHED);
            SinkRequests patience =
                    new SinkRequests(
                            Map.of(),
                            Optional.of(Duration.ofSeconds(30)),
                            Set.of(),
                            Set.of(),
                            false);
            assertThat(
                            tell(
                                    new SinkEvent.PutFailed(
                                            Failure.retriable(
                                                    "put", new IllegalStateException("away")),
                                            patience)))
                    .endsWith(new SinkEffect.Fetch(Optional.of(Duration.ofSeconds(30))));
        }

        @Test
        void records_of_a_revoked_partition_are_taken_out_of_it() {
            SinkBatch ofZero = batch(ZERO, 0);
            SinkBatch ofOne = batch(ONE, 5);
            List<SinkRecord> both = new ArrayList<>(ofZero.records());
            both.addAll(ofOne.records());
            tell(new SinkEvent.Fetched(new SinkBatch(both, Map.of(ZERO, 1L, ONE, 6L))));
            tell(putRefused());
            tell(new SinkEvent.Revoked(Set.of(ZERO)));
            tell(preCommitted(Map.of(ZERO, 0L)));
            tell(new SinkEvent.Closed(Optional.empty()));

            assertThat(tell(NOTHING_FETCHED)).containsExactly(new SinkEffect.Put(ofOne.records()));
        }

        @Test
        void the_rest_is_read_again_when_all_of_it_was_revoked() {
            tell(new SinkEvent.Fetched(batch(ZERO, 0)));
            tell(putRefused());
            tell(new SinkEvent.Revoked(Set.of(ZERO)));
            tell(preCommitted(Map.of(ZERO, 0L)));

            assertThat(tell(new SinkEvent.Closed(Optional.empty())))
                    .containsExactly(new SinkEffect.Resume(Set.of(ONE)));
        }

        @Test
        void a_resume_by_the_operator_does_not_let_records_pass_it() {
            tell(new SinkEvent.Fetched(batch(ZERO, 0)));
            tell(putRefused());
            tell(new SinkEvent.PauseRequested());

            assertThat(tell(new SinkEvent.ResumeRequested()))
                    .containsExactly(new SinkEffect.Publish(TaskState.RUNNING, Optional.empty()));
        }

        @Test
        void it_is_forgotten_when_a_failed_pre_commit_rewinds() {
            tell(new SinkEvent.Fetched(batch(ZERO, 0)));
            tell(putRefused());
            tell(new SinkEvent.TimerFired(SinkTimer.COMMIT));
            tell(NOTHING_FETCHED);
            tell(putRefused());
            SinkEvent threw =
                    new SinkEvent.PreCommitFailed(
                            Failure.retriable("preCommit", new IllegalStateException("flush")),
                            SinkRequests.NONE);

            assertThat(tell(threw))
                    .startsWith(
                            new SinkEffect.Seek(Map.of(ZERO, 0L, ONE, 0L)),
                            new SinkEffect.Resume(Set.of(ZERO, ONE)));
            assertThat(tell(NOTHING_FETCHED)).containsExactly(new SinkEffect.Put(List.of()));
        }
    }

    @Nested
    class WhenBothTheTaskAndTheOperatorPause {
        private final SinkRequests pauseZero =
                new SinkRequests(Map.of(), Optional.empty(), Set.of(ZERO), Set.of(), false);

        @Test
        void a_resume_by_the_operator_leaves_what_the_task_paused() {
            tell(NOTHING_FETCHED);
            tell(new SinkEvent.PutReturned(pauseZero));
            tell(new SinkEvent.PauseRequested());

            assertThat(tell(new SinkEvent.ResumeRequested()))
                    .contains(new SinkEffect.Resume(Set.of(ONE)));
        }

        @Test
        void a_resume_by_the_task_waits_for_the_operator() {
            tell(NOTHING_FETCHED);
            tell(new SinkEvent.PutReturned(pauseZero));
            tell(new SinkEvent.PauseRequested());
            tell(NOTHING_FETCHED);
            tell(preCommitted(Map.of()));
            SinkRequests resumeZero =
                    new SinkRequests(Map.of(), Optional.empty(), Set.of(), Set.of(ZERO), false);
            assertThat(tell(new SinkEvent.PutReturned(resumeZero)))
                    .doesNotHaveAnyElementsOfTypes(SinkEffect.Resume.class);

            assertThat(tell(new SinkEvent.ResumeRequested()))
                    .contains(new SinkEffect.Resume(Set.of(ZERO, ONE)));
        }
    }

    @Nested
    class WhenItStops {
        @Test
        void what_is_fetched_already_is_put_and_then_everything_is_let_go() {
            tell(new SinkEvent.StopRequested());
            SinkBatch last = batch(ZERO, 0);
            assertThat(tell(new SinkEvent.Fetched(last)))
                    .containsExactly(new SinkEffect.Put(last.records()));

            assertThat(tell(putReturned()))
                    .endsWith(new SinkEffect.PreCommit(Map.of(ZERO, 1L, ONE, 0L)));
            assertThat(tell(preCommitted(Map.of(ZERO, 1L))))
                    .containsExactly(new SinkEffect.Close(Set.of(ZERO, ONE)));
            assertThat(tell(new SinkEvent.Closed(Optional.empty())))
                    .containsExactly(
                            new SinkEffect.CommitSync(Map.of(ZERO, 1L, ONE, 0L)),
                            new SinkEffect.StopTask());
        }

        @Test
        void a_task_without_partitions_is_neither_pre_committed_nor_closed() {
            tell(new SinkEvent.Lost(Set.of(ZERO, ONE)));
            tell(new SinkEvent.Closed(Optional.empty()));
            tell(new SinkEvent.StopRequested());

            assertThat(tell(NOTHING_FETCHED)).endsWith(new SinkEffect.StopTask());
        }
    }
}
