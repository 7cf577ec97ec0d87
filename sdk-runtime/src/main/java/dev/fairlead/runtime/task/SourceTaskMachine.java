package dev.fairlead.runtime.task;

import dev.fairlead.runtime.pipeline.RecordFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of one source task with at-least-once delivery: what stock Kafka Connect's source task
 * does, decided one event at a time.
 *
 * <p>The task thread does one thing at a time (start, poll, dispatch, stop); {@link Work} says
 * which. Acknowledgements, commits and timers come in between, also while the task thread is away
 * in a call. When the thread has nothing to do, {@link #proceed} looks for the next thing. An
 * ending task drains: it waits for records in flight, commits offsets once more, and only then
 * stops the task, so that {@code commitRecord} and {@code commit} come before {@code stop}.
 *
 * <p>Differences from stock, all for the better: a retriable poll backs off; the offset of a
 * filtered record counts; a record that must be sent again doesn't pass the transformations again.
 */
public final class SourceTaskMachine {
    private enum Work {
        NONE,
        STARTING,
        POLLING,
        DISPATCHING,
        STOPPING
    }

    private enum Phase {
        NEW,
        WAITING_TO_START,
        RUNNING,
        DRAINING,
        LAST_COMMIT,
        ENDING,
        ENDED
    }

    private final SourceTaskOptions options;
    private final OffsetLedger ledger = new OffsetLedger();
    private final CommitCycle commits = new CommitCycle(ledger);
    private final Listener listener = new Listener();

    private List<SourceEffect> effects = new ArrayList<>();
    private Phase phase = Phase.NEW;
    private Work work = Work.NONE;
    private boolean paused;
    private boolean pausePublished;
    private boolean stopping;
    private boolean waitingToRetry;
    private int pollAttempts;
    private @Nullable Failure failure;

    private PolledBatch batch = PolledBatch.EMPTY;
    private List<SourceDelivery> undispatched = List.of();

    public SourceTaskMachine(SourceTaskOptions options) {
        this.options = options;
    }

    /** Takes in what happened and returns what to do about it, in order. */
    public List<SourceEffect> on(SourceEvent event) {
        if (phase == Phase.ENDED) {
            return List.of();
        }
        effects = new ArrayList<>(4);
        event.tell(listener);
        return effects;
    }

    /** Whether the task came to its end; further events have no effect. */
    public boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    /** How many records wait for the log's answer. */
    public int inFlight() {
        return ledger.unsettled();
    }

    private void proceed() {
        if (work != Work.NONE || waitingToRetry) {
            return;
        }
        switch (phase) {
            case WAITING_TO_START -> {
                if (stopping) {
                    end();
                } else if (!paused) {
                    start();
                }
            }
            case RUNNING -> proceedRunning();
            case DRAINING -> {
                if (ledger.unsettled() == 0) {
                    commitLast();
                }
            }
            default -> {}
        }
    }

    private void proceedRunning() {
        if (failure != null) {
            drain();
        } else if (!undispatched.isEmpty()) {
            dispatch(undispatched);
        } else if (!batch.isDone()) {
            dispatchNext();
        } else if (stopping) {
            drain();
        } else if (paused) {
            publishPause();
        } else if (ledger.tracked() < options.inFlightMax()) {
            work = Work.POLLING;
            effects.add(new SourceEffect.Poll());
        }
    }

    private void start() {
        phase = Phase.RUNNING;
        work = Work.STARTING;
        effects.add(new SourceEffect.StartTask());
    }

    private void publishPause() {
        if (!pausePublished) {
            pausePublished = true;
            publish(TaskState.PAUSED);
        }
    }

    /** Enters as many polled records as there is room for, and dispatches those that go out. */
    private void dispatchNext() {
        PolledBatch.Stretch stretch = batch.enter(ledger, options.inFlightMax());
        stretch.rejected().ifPresent(this::reject);
        if (!stretch.dropped().isEmpty()) {
            effects.add(new SourceEffect.ReportRecords(stretch.dropped()));
        }
        if (!stretch.outgoing().isEmpty()) {
            dispatch(stretch.outgoing());
        } else if (failure != null || !stretch.dropped().isEmpty()) {
            proceed();
        }
    }

    private void reject(RecordFailure rejected) {
        batch = PolledBatch.EMPTY;
        fail(
                Failure.fatal(
                        rejected.stage() + " of a record by " + rejected.plugin(),
                        rejected.cause()));
    }

    private void dispatch(List<SourceDelivery> deliveries) {
        undispatched = deliveries;
        work = Work.DISPATCHING;
        effects.add(new SourceEffect.Dispatch(deliveries));
    }

    /** Lets go of what the log has not been handed; offsets won't pass it. */
    private void forgetBatch() {
        batch = PolledBatch.EMPTY;
        undispatched.forEach(delivery -> ledger.abandon());
        undispatched = List.of();
    }

    private void fail(Failure cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    private void drain() {
        forgetBatch();
        phase = Phase.DRAINING;
        effects.add(new SourceEffect.Disarm(SourceTimer.COMMIT));
        effects.add(new SourceEffect.Arm(SourceTimer.DRAIN_TIMEOUT, options.offsetFlushTimeout()));
        proceed();
    }

    private void commitLast() {
        phase = Phase.LAST_COMMIT;
        if (!commits.isOpen()) {
            commit();
        }
    }

    /** Starts a commit, or reports one right away when there is nothing to store. */
    private void commit() {
        Optional<SourceEffect.CommitOffsets> begun = commits.begin();
        if (begun.isEmpty()) {
            effects.add(new SourceEffect.ReportCommit());
            commitEnded();
            return;
        }
        effects.add(begun.get());
        if (phase == Phase.RUNNING) {
            arm(SourceTimer.COMMIT_TIMEOUT, options.offsetFlushTimeout());
        }
    }

    private void commitEnded() {
        if (phase == Phase.LAST_COMMIT) {
            stopTask();
        }
    }

    private void stopTask() {
        phase = Phase.ENDING;
        effects.add(new SourceEffect.Disarm(SourceTimer.DRAIN_TIMEOUT));
        work = Work.STOPPING;
        effects.add(new SourceEffect.StopTask());
    }

    private void end() {
        phase = Phase.ENDED;
        Failure cause = failure;
        if (cause == null) {
            publish(TaskState.UNASSIGNED);
        } else {
            effects.add(new SourceEffect.Publish(TaskState.FAILED, Optional.of(cause)));
        }
    }

    private void publish(TaskState state) {
        effects.add(new SourceEffect.Publish(state, Optional.empty()));
    }

    private void arm(SourceTimer timer, Duration delay) {
        effects.add(new SourceEffect.Arm(timer, delay));
    }

    private final class Listener implements SourceEvent.Listener {
        @Override
        public void begun(SourceEvent.Begun event) {
            phase = Phase.WAITING_TO_START;
            paused = event.paused();
            if (paused) {
                publishPause();
            }
            proceed();
        }

        @Override
        public void taskStarted() {
            work = Work.NONE;
            pausePublished = false;
            publish(TaskState.RUNNING);
            arm(SourceTimer.COMMIT, options.offsetFlushInterval());
            proceed();
        }

        @Override
        public void startFailed(SourceEvent.StartFailed event) {
            fail(event.failure());
            stopTask();
        }

        @Override
        public void polled(SourceEvent.Polled event) {
            work = Work.NONE;
            pollAttempts = 0;
            batch = new PolledBatch(event.records(), event.outcomes());
            proceed();
        }

        @Override
        public void pollFailed(SourceEvent.PollFailed event) {
            work = Work.NONE;
            if (event.failure().isRetriable() && !stopping) {
                waitingToRetry = true;
                arm(SourceTimer.POLL_AGAIN, options.pollBackoff().delay(++pollAttempts));
            } else if (!event.failure().isRetriable()) {
                fail(event.failure());
            }
            proceed();
        }

        @Override
        public void dispatched(SourceEvent.Dispatched event) {
            work = Work.NONE;
            undispatched = undispatched.subList(event.count(), undispatched.size());
            event.failure().ifPresent(this::dispatchFailed);
            proceed();
        }

        private void dispatchFailed(Failure cause) {
            if (!cause.isRetriable()) {
                fail(cause);
            } else if (stopping) {
                forgetBatch();
            } else {
                waitingToRetry = true;
                arm(SourceTimer.DISPATCH_AGAIN, options.resendDelay());
            }
        }

        @Override
        public void settled(SourceEvent.Settled event) {
            List<SourceDelivery> reported = new ArrayList<>(event.deliveries().size());
            for (SourceDelivery delivery : event.deliveries()) {
                Throwable cause = delivery.failure();
                if (cause == null || isTolerated(delivery)) {
                    ledger.settle(delivery);
                    reported.add(delivery);
                } else {
                    ledger.abandon();
                    fail(Failure.fatal("send to topic " + delivery.outbound().topic(), cause));
                }
            }
            if (!reported.isEmpty()) {
                effects.add(new SourceEffect.ReportRecords(reported));
            }
            if (failure != null) {
                stopWaiting();
            }
            proceed();
        }

        /** A dead letter that the log refuses is the last chance of its record. */
        private boolean isTolerated(SourceDelivery delivery) {
            return options.toleratesFailedDeliveries() && !delivery.isLetter();
        }

        private void stopWaiting() {
            if (waitingToRetry) {
                waitingToRetry = false;
                effects.add(new SourceEffect.Disarm(SourceTimer.POLL_AGAIN));
                effects.add(new SourceEffect.Disarm(SourceTimer.DISPATCH_AGAIN));
            }
        }

        @Override
        public void offsetsCommitted(SourceEvent.OffsetsCommitted event) {
            if (!commits.isOpen(event.commit())) {
                return;
            }
            commits.succeed();
            effects.add(new SourceEffect.Disarm(SourceTimer.COMMIT_TIMEOUT));
            effects.add(new SourceEffect.ReportCommit());
            if (phase == Phase.LAST_COMMIT) {
                commitRemainder();
            }
        }

        /** A periodic commit may have been under way when the task began to end. */
        private void commitRemainder() {
            commits.begin().ifPresentOrElse(effects::add, SourceTaskMachine.this::commitEnded);
        }

        @Override
        public void offsetsNotCommitted(SourceEvent.OffsetsNotCommitted event) {
            if (commits.isOpen(event.commit())) {
                commits.giveUp();
                effects.add(new SourceEffect.Disarm(SourceTimer.COMMIT_TIMEOUT));
                commitEnded();
            }
        }

        @Override
        public void timerFired(SourceEvent.TimerFired event) {
            switch (event.timer()) {
                case COMMIT -> {
                    if (phase == Phase.RUNNING) {
                        if (!commits.isOpen()) {
                            commit();
                        }
                        arm(SourceTimer.COMMIT, options.offsetFlushInterval());
                    }
                }
                case COMMIT_TIMEOUT -> {
                    commits.giveUp();
                    commitEnded();
                }
                case POLL_AGAIN, DISPATCH_AGAIN -> {
                    waitingToRetry = false;
                    proceed();
                }
                case DRAIN_TIMEOUT -> drainTimedOut();
            }
        }

        /** The time is up: commit what can be committed, or stop waiting for that too. */
        private void drainTimedOut() {
            if (phase == Phase.DRAINING) {
                commits.giveUp();
                arm(SourceTimer.DRAIN_TIMEOUT, options.offsetFlushTimeout());
                commitLast();
            } else if (phase == Phase.LAST_COMMIT) {
                commits.giveUp();
                stopTask();
            }
        }

        @Override
        public void pauseRequested() {
            paused = true;
            proceed();
        }

        @Override
        public void resumeRequested() {
            if (!paused) {
                return;
            }
            paused = false;
            if (pausePublished && phase == Phase.RUNNING) {
                publish(TaskState.RUNNING);
            }
            if (phase == Phase.RUNNING) {
                pausePublished = false;
            }
            proceed();
        }

        @Override
        public void stopRequested() {
            stopping = true;
            stopWaiting();
            proceed();
        }

        @Override
        public void cancelled() {
            phase = Phase.ENDED;
        }

        @Override
        public void taskStopped() {
            work = Work.NONE;
            end();
        }
    }
}
