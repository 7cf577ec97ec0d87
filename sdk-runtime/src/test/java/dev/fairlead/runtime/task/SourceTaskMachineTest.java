package dev.fairlead.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.pipeline.RecordFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What no driver shows by itself: time-outs, stale answers, refusals in the middle of a batch. */
class SourceTaskMachineTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final SourceTaskOptions OPTIONS = SourceTaskOptions.defaults();

    private SourceTaskMachine machine = new SourceTaskMachine(OPTIONS);
    private final List<SourceDelivery> dispatched = new ArrayList<>();

    private List<SourceEffect> tell(SourceEvent event) {
        List<SourceEffect> effects = machine.on(event);
        for (SourceEffect effect : effects) {
            if (effect instanceof SourceEffect.Dispatch dispatch) {
                dispatched.addAll(dispatch.deliveries());
            }
        }
        return effects;
    }

    private void started() {
        tell(new SourceEvent.Begun(false));
        tell(new SourceEvent.TaskStarted());
    }

    private static SourceRecord record(long number) {
        return new SourceRecord(
                Map.of("p", 0), Map.of("n", number), "topic", null, null, null, number);
    }

    private static Outcome<OutboundRecord> deliver() {
        return new Outcome.Deliver<>(
                new OutboundRecord("topic", null, null, null, null, new RecordHeaders()));
    }

    private static SourceEvent polled(long... numbers) {
        List<SourceRecord> records =
                LongStream.of(numbers).mapToObj(SourceTaskMachineTest::record).toList();
        return new SourceEvent.Polled(records, records.stream().map(any -> deliver()).toList());
    }

    private static SourceEvent dispatched(int count) {
        return new SourceEvent.Dispatched(count, Optional.empty());
    }

    private SourceEvent acknowledged(int... places) {
        List<SourceDelivery> answers = new ArrayList<>();
        for (int place : places) {
            dispatched.get(place).acknowledgedAt(0, place, 0);
            answers.add(dispatched.get(place));
        }
        return new SourceEvent.Settled(answers);
    }

    private static SourceEvent fired(SourceTimer timer) {
        return new SourceEvent.TimerFired(timer);
    }

    private static SourceEffect commit(long commit, long offset) {
        return new SourceEffect.CommitOffsets(commit, Map.of(Map.of("p", 0), Map.of("n", offset)));
    }

    @Nested
    class WhenACommitTakesTooLong {
        @Test
        void its_offsets_go_with_the_next_one_and_its_late_answer_counts_for_nothing() {
            started();
            tell(polled(1));
            tell(dispatched(1));
            tell(acknowledged(0));
            assertThat(tell(fired(SourceTimer.COMMIT))).contains(commit(1, 1));
            tell(fired(SourceTimer.COMMIT_TIMEOUT));

            assertThat(tell(fired(SourceTimer.COMMIT))).contains(commit(2, 1));
            assertThat(tell(new SourceEvent.OffsetsCommitted(1))).isEmpty();
            assertThat(tell(new SourceEvent.OffsetsCommitted(2)))
                    .contains(new SourceEffect.ReportCommit());
        }

        @Test
        void no_second_one_is_opened_meanwhile() {
            started();
            tell(polled(1, 2));
            tell(dispatched(2));
            tell(acknowledged(0));
            tell(fired(SourceTimer.COMMIT));
            tell(acknowledged(1));

            assertThat(tell(fired(SourceTimer.COMMIT)))
                    .containsExactly(
                            new SourceEffect.Arm(
                                    SourceTimer.COMMIT, OPTIONS.offsetFlushInterval()));
        }
    }

    @Nested
    class WhenTheLogTakesOnlyPartOfABatch {
        @Test
        void the_rest_is_handed_over_again_after_a_while_without_another_poll() {
            started();
            tell(polled(1, 2, 3));
            List<SourceDelivery> rest = List.copyOf(dispatched.subList(1, 3));
            List<SourceEffect> effects =
                    tell(
                            new SourceEvent.Dispatched(
                                    1,
                                    Optional.of(
                                            Failure.retriable(
                                                    "send", new IllegalStateException("full")))));
            assertThat(effects)
                    .containsExactly(
                            new SourceEffect.Arm(
                                    SourceTimer.DISPATCH_AGAIN, OPTIONS.resendDelay()));

            assertThat(tell(fired(SourceTimer.DISPATCH_AGAIN)))
                    .containsExactly(new SourceEffect.Dispatch(rest));
        }

        @Test
        void a_stop_lets_go_of_the_rest_and_commits_what_was_sent() {
            started();
            tell(polled(1, 2, 3));
            tell(
                    new SourceEvent.Dispatched(
                            1,
                            Optional.of(
                                    Failure.retriable("send", new IllegalStateException("full")))));
            tell(new SourceEvent.StopRequested());
            tell(
                    new SourceEvent.Dispatched(
                            0,
                            Optional.of(
                                    Failure.retriable("send", new IllegalStateException("full")))));

            assertThat(tell(acknowledged(0))).contains(commit(1, 1));
        }
    }

    @Nested
    class WhenARecordCanNotBeHandled {
        @Test
        void those_before_it_are_delivered_and_committed_and_then_the_task_fails() {
            started();
            RecordFailure cause =
                    new RecordFailure(
                            RecordFailure.Stage.VALUE_CONVERTER,
                            "Json",
                            new IllegalStateException("not a number"));
            tell(
                    new SourceEvent.Polled(
                            List.of(record(1), record(2), record(3)),
                            List.of(deliver(), new Outcome.Reject<>(cause), deliver())));
            assertThat(dispatched).hasSize(1);
            tell(dispatched(1));
            assertThat(tell(acknowledged(0))).contains(commit(1, 1));
            tell(new SourceEvent.OffsetsCommitted(1));

            assertThat(tell(new SourceEvent.TaskStopped()))
                    .singleElement()
                    .satisfies(
                            effect ->
                                    assertThat(effect.toString())
                                            .contains("FAILED", "VALUE_CONVERTER", "Json"));
        }

        @Test
        void one_that_is_tolerated_is_reported_as_dropped_and_its_offset_counts() {
            started();
            List<SourceEffect> effects =
                    tell(
                            new SourceEvent.Polled(
                                    List.of(record(1)), List.of(new Outcome.Filter<>())));
            assertThat(effects).hasSize(2).last().isEqualTo(new SourceEffect.Poll());
            assertThat(tell(fired(SourceTimer.COMMIT))).contains(commit(1, 1));
        }
    }

    @Nested
    class WhenRecordsInFlightAreNeverAnswered {
        @Test
        void a_stop_gives_up_after_the_time_out_and_commits_what_it_may() {
            started();
            tell(polled(1, 2));
            tell(dispatched(2));
            tell(acknowledged(0));
            assertThat(tell(new SourceEvent.StopRequested())).isEmpty();
            List<SourceEffect> effects = tell(polled());
            assertThat(effects).contains(new SourceEffect.Arm(SourceTimer.DRAIN_TIMEOUT, TIMEOUT));

            assertThat(tell(fired(SourceTimer.DRAIN_TIMEOUT))).contains(commit(1, 1));
            assertThat(tell(new SourceEvent.OffsetsCommitted(1)))
                    .containsSubsequence(
                            new SourceEffect.ReportCommit(), new SourceEffect.StopTask());
        }

        @Test
        void a_stop_waits_as_long_again_for_that_last_commit() {
            started();
            tell(polled(1, 2));
            tell(dispatched(2));
            tell(acknowledged(0));
            tell(new SourceEvent.StopRequested());
            tell(polled());

            assertThat(tell(fired(SourceTimer.DRAIN_TIMEOUT)))
                    .contains(new SourceEffect.Arm(SourceTimer.DRAIN_TIMEOUT, TIMEOUT))
                    .doesNotContain(new SourceEffect.StopTask());
            assertThat(tell(fired(SourceTimer.DRAIN_TIMEOUT)))
                    .endsWith(new SourceEffect.StopTask())
                    .doesNotContain(new SourceEffect.ReportCommit());
        }

        @Test
        void the_task_hears_of_the_last_commit_before_it_is_stopped_even_if_nothing_was_stored() {
            started();
            tell(polled(1));
            tell(dispatched(1));
            tell(new SourceEvent.StopRequested());
            tell(polled());

            assertThat(tell(fired(SourceTimer.DRAIN_TIMEOUT)))
                    .containsSubsequence(
                            new SourceEffect.ReportCommit(), new SourceEffect.StopTask());
        }
    }

    @Nested
    class WhenDeliveriesThatFailAreTolerated {
        @Test
        void the_offset_passes_the_record() {
            machine =
                    new SourceTaskMachine(
                            new SourceTaskOptions(
                                    OPTIONS.offsetFlushInterval(),
                                    TIMEOUT,
                                    10,
                                    OPTIONS.pollBackoff(),
                                    OPTIONS.resendDelay(),
                                    true));
            started();
            tell(polled(1));
            tell(dispatched(1));
            dispatched.get(0).failedWith(new IllegalStateException("too large"));
            tell(new SourceEvent.Settled(List.of(dispatched.get(0))));

            assertThat(tell(fired(SourceTimer.COMMIT))).contains(commit(1, 1));
        }
    }

    @Nested
    class AfterItsEnd {
        @Test
        void nothing_has_an_effect() {
            started();
            tell(new SourceEvent.Cancelled());

            assertThat(tell(polled(1))).isEmpty();
            assertThat(machine.hasEnded()).isTrue();
        }
    }

    @Nested
    class RetriablePolls {
        @Test
        void wait_longer_each_time_until_one_succeeds() {
            started();
            Failure away = Failure.retriable("poll", new IllegalStateException("away"));
            assertThat(tell(new SourceEvent.PollFailed(away)))
                    .containsExactly(
                            new SourceEffect.Arm(SourceTimer.POLL_AGAIN, Duration.ofMillis(100)));
            tell(fired(SourceTimer.POLL_AGAIN));
            assertThat(tell(new SourceEvent.PollFailed(away)))
                    .containsExactly(
                            new SourceEffect.Arm(SourceTimer.POLL_AGAIN, Duration.ofMillis(200)));
            tell(fired(SourceTimer.POLL_AGAIN));
            tell(polled());
            assertThat(tell(new SourceEvent.PollFailed(away)))
                    .containsExactly(
                            new SourceEffect.Arm(SourceTimer.POLL_AGAIN, Duration.ofMillis(100)));
        }

        @Test
        void do_not_hold_up_a_stop() {
            started();
            tell(
                    new SourceEvent.PollFailed(
                            Failure.retriable("poll", new IllegalStateException("away"))));

            assertThat(tell(new SourceEvent.StopRequested()))
                    .contains(new SourceEffect.ReportCommit())
                    .endsWith(new SourceEffect.StopTask());
        }
    }
}
