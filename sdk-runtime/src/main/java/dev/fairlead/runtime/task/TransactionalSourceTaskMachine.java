package dev.fairlead.runtime.task;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.pipeline.Outcome;
import dev.fairlead.runtime.task.TransactionBoundary.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The life of one source task with exactly-once delivery (KIP-618): records and the offsets they
 * lead to are written in one transaction, so that a restart finds offsets that describe exactly the
 * records that readers see.
 *
 * <p>Everything is work of the task thread, commits too; nothing is waited for in between. A
 * failure commits nothing: the open transaction is left for the next incarnation to fence. Pausing
 * and stopping commit what {@link TransactionBoundary#atRest} lets them.
 *
 * <p>Differences from stock: a retriable poll backs off; the offset of a filtered record counts; a
 * record that must be handed over again doesn't pass the transformations again.
 */
public final class TransactionalSourceTaskMachine {
    private enum Phase {
        NEW,
        WAITING_TO_START,
        RUNNING,
        ENDING,
        ENDED
    }

    private final SourceTaskOptions options;
    private final TransactionBoundary boundary;
    private final String offsetsTopic;
    private final OpenTransaction transaction = new OpenTransaction();
    private final Listener listener = new Listener();

    private List<SourceEffect> effects = new ArrayList<>();
    private Phase phase = Phase.NEW;
    private boolean busy;
    private boolean paused;
    private boolean pausePublished;
    private boolean stopping;
    private boolean settledForRest;
    private boolean waitingToRetry;
    private boolean batchOpen;
    private int pollAttempts;
    private Decision due = Decision.GO_ON;
    private @Nullable Failure failure;

    private List<SourceRecord> records = List.of();
    private List<Outcome<OutboundRecord>> outcomes = List.of();
    private int next;
    private List<SourceDelivery> undispatched = List.of();

    /**
     * @param boundary where transactions end
     * @param offsetsTopic where this connector's offsets are kept; no record may go there
     */
    public TransactionalSourceTaskMachine(
            SourceTaskOptions options, TransactionBoundary boundary, String offsetsTopic) {
        this.options = options;
        this.boundary = boundary;
        this.offsetsTopic = offsetsTopic;
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

    private void proceed() {
        while (!busy && !waitingToRetry && phase != Phase.ENDED) {
            if (phase == Phase.WAITING_TO_START && stopping) {
                end();
            } else if (phase == Phase.WAITING_TO_START && !paused) {
                phase = Phase.RUNNING;
                work(new SourceEffect.StartTask());
            } else if (phase != Phase.RUNNING || !proceedRunning()) {
                return;
            }
        }
    }

    /** Does the next thing; false when there is none. */
    private boolean proceedRunning() {
        if (failure != null) {
            stopTask();
        } else if (due != Decision.GO_ON) {
            endTransaction();
        } else if (!undispatched.isEmpty()) {
            work(new SourceEffect.Dispatch(undispatched));
        } else if (next < records.size()) {
            takeNext();
        } else if (batchOpen) {
            batchOpen = false;
            decide(boundary::afterBatch);
        } else if (stopping || paused) {
            return rest();
        } else {
            settledForRest = false;
            work(new SourceEffect.Poll());
        }
        return true;
    }

    /** Commits once before pausing or stopping. */
    private boolean rest() {
        if (!settledForRest) {
            settledForRest = true;
            decide(boundary::atRest);
            return true;
        }
        if (stopping) {
            stopTask();
            return true;
        }
        if (!pausePublished) {
            pausePublished = true;
            publish(TaskState.PAUSED);
        }
        return false;
    }

    /** One record at a time, because a transaction may end behind each. */
    private void takeNext() {
        SourceRecord record = records.get(next);
        Outcome<OutboundRecord> outcome = outcomes.get(next);
        next++;
        if (outcome instanceof Outcome.Reject<OutboundRecord> reject) {
            fail(
                    Failure.fatal(
                            reject.failure().stage()
                                    + " of a record by "
                                    + reject.failure().plugin(),
                            reject.failure().cause()));
        } else if (outcome instanceof Outcome.Deliver<OutboundRecord> deliver) {
            take(record, deliver.record(), SourceDelivery.Kind.RECORD);
        } else if (outcome instanceof Outcome.Bury<OutboundRecord> bury) {
            take(record, bury.letter(), SourceDelivery.Kind.LETTER);
        } else {
            transaction.add(new SourceDelivery(record, null, SourceDelivery.Kind.DROPPED));
            decide(() -> boundary.after(record));
        }
    }

    private void take(SourceRecord record, OutboundRecord outbound, SourceDelivery.Kind kind) {
        if (outbound.topic().equals(offsetsTopic)) {
            fail(
                    Failure.fatal(
                            "send to topic " + offsetsTopic,
                            new IllegalStateException(
                                    "the task wrote to \""
                                            + offsetsTopic
                                            + "\", where the worker keeps this connector's source"
                                            + " offsets; give its records another topic")));
            return;
        }
        undispatched = List.of(new SourceDelivery(record, outbound, kind));
    }

    private interface Question {
        Decision ask();
    }

    private void decide(Question question) {
        try {
            due = question.ask();
        } catch (IllegalStateException e) {
            fail(Failure.fatal("end of a transaction", e));
        }
    }

    private void endTransaction() {
        if (due == Decision.ABORT && transaction.isOpen()) {
            work(new SourceEffect.AbortTransaction());
        } else if (transaction.isEmpty()) {
            due = Decision.GO_ON;
            effects.add(new SourceEffect.ReportCommit());
        } else {
            work(new SourceEffect.CommitTransaction(transaction.offsets()));
        }
    }

    private void work(SourceEffect effect) {
        busy = true;
        effects.add(effect);
    }

    private void fail(Failure cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    private void stopTask() {
        phase = Phase.ENDING;
        effects.add(new SourceEffect.Disarm(SourceTimer.COMMIT));
        work(new SourceEffect.StopTask());
    }

    private void end() {
        phase = Phase.ENDED;
        effects.add(
                new SourceEffect.Publish(
                        failure == null ? TaskState.UNASSIGNED : TaskState.FAILED,
                        Optional.ofNullable(failure)));
    }

    private void publish(TaskState state) {
        effects.add(new SourceEffect.Publish(state, Optional.empty()));
    }

    private void retryAfter(SourceTimer timer, Duration delay) {
        waitingToRetry = true;
        effects.add(new SourceEffect.Arm(timer, delay));
    }

    private final class Listener implements SourceEvent.Listener {
        @Override
        public void begun(SourceEvent.Begun event) {
            phase = Phase.WAITING_TO_START;
            paused = event.paused();
            if (paused) {
                pausePublished = true;
                publish(TaskState.PAUSED);
            }
            proceed();
        }

        @Override
        public void taskStarted() {
            busy = false;
            pausePublished = false;
            publish(TaskState.RUNNING);
            armInterval();
            proceed();
        }

        private void armInterval() {
            effects.add(new SourceEffect.Arm(SourceTimer.COMMIT, options.offsetFlushInterval()));
        }

        @Override
        public void startFailed(SourceEvent.StartFailed event) {
            fail(event.failure());
            stopTask();
        }

        @Override
        public void polled(SourceEvent.Polled event) {
            busy = false;
            pollAttempts = 0;
            records = event.records();
            outcomes = event.outcomes();
            next = 0;
            batchOpen = true;
            proceed();
        }

        @Override
        public void pollFailed(SourceEvent.PollFailed event) {
            busy = false;
            if (!event.failure().isRetriable()) {
                fail(event.failure());
            } else {
                batchOpen = true;
                if (!stopping) {
                    retryAfter(SourceTimer.POLL_AGAIN, options.pollBackoff().delay(++pollAttempts));
                }
            }
            proceed();
        }

        @Override
        public void dispatched(SourceEvent.Dispatched event) {
            busy = false;
            for (SourceDelivery delivery : undispatched.subList(0, event.count())) {
                transaction.add(delivery);
                decide(() -> boundary.after(delivery.record()));
            }
            undispatched = undispatched.subList(event.count(), undispatched.size());
            event.failure().ifPresent(this::dispatchFailed);
            proceed();
        }

        private void dispatchFailed(Failure cause) {
            if (!cause.isRetriable()) {
                fail(cause);
            } else if (stopping) {
                undispatched = List.of();
                records = List.of();
                outcomes = List.of();
                next = 0;
                batchOpen = false;
            } else {
                retryAfter(SourceTimer.DISPATCH_AGAIN, options.resendDelay());
            }
        }

        /** What became of single records shows when the transaction ends. */
        @Override
        public void settled(SourceEvent.Settled event) {}

        @Override
        public void offsetsCommitted(SourceEvent.OffsetsCommitted event) {}

        @Override
        public void offsetsNotCommitted(SourceEvent.OffsetsNotCommitted event) {}

        @Override
        public void transactionCommitted() {
            busy = false;
            due = Decision.GO_ON;
            List<SourceDelivery> committed = transaction.committed();
            if (!committed.isEmpty()) {
                effects.add(new SourceEffect.ReportRecords(committed));
            }
            effects.add(new SourceEffect.ReportCommit());
            proceed();
        }

        @Override
        public void transactionAborted() {
            busy = false;
            due = Decision.COMMIT;
            transaction.aborted();
            proceed();
        }

        @Override
        public void transactionFailed(SourceEvent.TransactionFailed event) {
            busy = false;
            fail(event.failure());
            proceed();
        }

        @Override
        public void timerFired(SourceEvent.TimerFired event) {
            switch (event.timer()) {
                case COMMIT -> {
                    if (phase == Phase.RUNNING) {
                        boundary.intervalEnded();
                        armInterval();
                    }
                }
                case POLL_AGAIN, DISPATCH_AGAIN -> {
                    waitingToRetry = false;
                    proceed();
                }
                case COMMIT_TIMEOUT, DRAIN_TIMEOUT -> {}
            }
        }

        @Override
        public void pauseRequested() {
            paused = true;
            proceed();
        }

        @Override
        public void resumeRequested() {
            if (paused) {
                paused = false;
                settledForRest = false;
                if (pausePublished && phase == Phase.RUNNING) {
                    pausePublished = false;
                    publish(TaskState.RUNNING);
                }
                proceed();
            }
        }

        @Override
        public void stopRequested() {
            stopping = true;
            settledForRest = false;
            if (waitingToRetry) {
                waitingToRetry = false;
                effects.add(new SourceEffect.Disarm(SourceTimer.POLL_AGAIN));
                effects.add(new SourceEffect.Disarm(SourceTimer.DISPATCH_AGAIN));
                undispatched = List.of();
                records = List.of();
                outcomes = List.of();
                next = 0;
                batchOpen = false;
            }
            proceed();
        }

        @Override
        public void cancelled() {
            phase = Phase.ENDED;
        }

        @Override
        public void taskStopped() {
            busy = false;
            end();
        }
    }
}
