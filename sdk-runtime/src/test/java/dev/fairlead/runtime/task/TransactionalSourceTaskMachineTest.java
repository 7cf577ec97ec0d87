package dev.fairlead.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.calls.ConnectorBoundary;
import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransactionalSourceTaskMachineTest {
    private TransactionalSourceTaskMachine machine = machine(TransactionBoundary.poll());

    private static TransactionalSourceTaskMachine machine(TransactionBoundary boundary) {
        return new TransactionalSourceTaskMachine(
                SourceTaskOptions.defaults(), boundary, "offsets");
    }

    private List<SourceEffect> tell(SourceEvent event) {
        return machine.on(event);
    }

    private void started() {
        tell(new SourceEvent.Begun(false));
        tell(new SourceEvent.TaskStarted());
    }

    private static SourceRecord record(long number) {
        return new SourceRecord(
                Map.of("p", 0), Map.of("n", number), "topic", null, null, null, number);
    }

    private static Outcome<OutboundRecord> deliver(String topic) {
        return new Outcome.Deliver<>(
                new OutboundRecord(topic, null, null, null, null, new RecordHeaders()));
    }

    private List<SourceEffect> polled(long... numbers) {
        List<SourceRecord> records =
                LongStream.of(numbers)
                        .mapToObj(TransactionalSourceTaskMachineTest::record)
                        .toList();
        return tell(
                new SourceEvent.Polled(
                        records, records.stream().map(any -> deliver("topic")).toList()));
    }

    /** Answers dispatches until the machine asks for something else, which is the answer. */
    private List<SourceEffect> dispatchAll(List<SourceEffect> effects) {
        List<SourceEffect> last = effects;
        while (last.stream().anyMatch(SourceEffect.Dispatch.class::isInstance)) {
            last = tell(new SourceEvent.Dispatched(1, Optional.empty()));
        }
        return last;
    }

    private static SourceEffect commit(long offset) {
        return new SourceEffect.CommitTransaction(Map.of(Map.of("p", 0), Map.of("n", offset)));
    }

    private static List<Long> reported(List<SourceEffect> effects) {
        List<Long> numbers = new ArrayList<>();
        for (SourceEffect effect : effects) {
            if (effect instanceof SourceEffect.ReportRecords report) {
                report.deliveries().forEach(each -> numbers.add((Long) each.record().value()));
            }
        }
        return numbers;
    }

    @Nested
    class WithATransactionForEachPoll {
        @Test
        void commits_records_and_their_last_offset_together() {
            started();

            assertThat(dispatchAll(polled(1, 2, 3))).containsExactly(commit(3));
        }

        @Test
        void reports_records_after_the_commit_and_polls_again() {
            started();
            dispatchAll(polled(1, 2));

            List<SourceEffect> effects = tell(new SourceEvent.TransactionCommitted());

            assertThat(reported(effects)).containsExactly(1L, 2L);
            assertThat(effects).endsWith(new SourceEffect.ReportCommit(), new SourceEffect.Poll());
        }

        @Test
        void calls_commit_alone_when_a_poll_gave_nothing() {
            started();

            assertThat(polled())
                    .containsExactly(new SourceEffect.ReportCommit(), new SourceEffect.Poll());
        }

        @Test
        void commits_the_offset_of_a_record_that_was_left_out() {
            started();

            List<SourceEffect> effects =
                    tell(
                            new SourceEvent.Polled(
                                    List.of(record(1)), List.of(new Outcome.Filter<>())));

            assertThat(effects).containsExactly(commit(1));
        }
    }

    @Nested
    class WithAnInterval {
        @Test
        void commits_with_the_first_batch_after_it() {
            machine = machine(TransactionBoundary.interval());
            started();
            assertThat(dispatchAll(polled(1))).containsExactly(new SourceEffect.Poll());
            tell(new SourceEvent.TimerFired(SourceTimer.COMMIT));

            assertThat(dispatchAll(polled(2))).containsExactly(commit(2));
        }

        @Test
        void commits_before_it_pauses() {
            machine = machine(TransactionBoundary.interval());
            started();
            dispatchAll(polled(1));
            tell(new SourceEvent.PauseRequested());

            assertThat(polled()).containsExactly(commit(1));
            assertThat(tell(new SourceEvent.TransactionCommitted()))
                    .endsWith(new SourceEffect.Publish(TaskState.PAUSED, Optional.empty()));
        }

        @Test
        void commits_before_it_stops() {
            machine = machine(TransactionBoundary.interval());
            started();
            dispatchAll(polled(1));
            tell(new SourceEvent.StopRequested());

            assertThat(polled()).containsExactly(commit(1));
            assertThat(tell(new SourceEvent.TransactionCommitted()))
                    .endsWith(new SourceEffect.StopTask());
        }
    }

    @Nested
    class WithTheConnectorsBoundaries {
        private final ConnectorBoundary boundary = new ConnectorBoundary();

        private void begin() {
            machine = machine(boundary);
            started();
        }

        @Test
        void commits_behind_the_record_that_was_named() {
            begin();
            boundary.commitTransaction(record(2));

            assertThat(dispatchAll(polled(1, 2, 3))).containsExactly(commit(2));
        }

        @Test
        void commits_the_offsets_of_aborted_records_without_the_records() {
            begin();
            boundary.abortTransaction(record(2));

            assertThat(dispatchAll(polled(1, 2)))
                    .containsExactly(new SourceEffect.AbortTransaction());
            assertThat(tell(new SourceEvent.TransactionAborted())).containsExactly(commit(2));
            assertThat(reported(tell(new SourceEvent.TransactionCommitted()))).isEmpty();
        }

        @Test
        void leaves_a_unit_open_when_it_stops_in_the_middle() {
            begin();
            dispatchAll(polled(1));
            tell(new SourceEvent.StopRequested());

            assertThat(polled())
                    .containsExactly(
                            new SourceEffect.Disarm(SourceTimer.COMMIT),
                            new SourceEffect.StopTask());
        }

        @Test
        void fails_when_it_is_asked_for_both_ends() {
            begin();
            boundary.commitTransaction(record(1));
            boundary.abortTransaction(record(1));

            assertThat(dispatchAll(polled(1))).endsWith(new SourceEffect.StopTask());
            assertThat(tell(new SourceEvent.TaskStopped()).toString())
                    .contains("FAILED", "both commit and abort");
        }
    }

    @Nested
    class WhenSomethingFails {
        @Test
        void commits_nothing_after_a_failed_transaction() {
            started();
            dispatchAll(polled(1));

            assertThat(
                            tell(
                                    new SourceEvent.TransactionFailed(
                                            Failure.fatal("commit", new Exception("fenced")))))
                    .containsExactly(
                            new SourceEffect.Disarm(SourceTimer.COMMIT),
                            new SourceEffect.StopTask());
        }

        @Test
        void hands_over_again_only_what_the_log_did_not_take() {
            started();
            polled(1);
            tell(
                    new SourceEvent.Dispatched(
                            0, Optional.of(Failure.retriable("send", new Exception("full")))));

            List<SourceEffect> again = tell(new SourceEvent.TimerFired(SourceTimer.DISPATCH_AGAIN));

            assertThat(again).hasSize(1);
            assertThat(dispatchAll(again)).containsExactly(commit(1));
        }

        @Test
        void tries_a_commit_after_a_poll_that_may_be_tried_again() {
            started();
            tell(
                    new SourceEvent.PollFailed(
                            Failure.retriable("poll", new RetriableException("later"))));

            assertThat(tell(new SourceEvent.TimerFired(SourceTimer.POLL_AGAIN)))
                    .containsExactly(new SourceEffect.ReportCommit(), new SourceEffect.Poll());
        }

        @Test
        void refuses_a_record_for_the_topic_of_its_own_offsets() {
            started();

            List<SourceEffect> effects =
                    tell(new SourceEvent.Polled(List.of(record(1)), List.of(deliver("offsets"))));

            assertThat(effects).endsWith(new SourceEffect.StopTask());
            assertThat(tell(new SourceEvent.TaskStopped()).toString())
                    .contains("FAILED", "source offsets");
        }
    }
}
