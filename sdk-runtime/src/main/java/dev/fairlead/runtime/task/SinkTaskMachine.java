package dev.fairlead.runtime.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The life of one sink task: what stock Kafka Connect's sink task does, decided one event at a
 * time.
 *
 * <p>One thing at a time, in rounds: commit when it is due, then fetch, then put what was fetched,
 * empty batches included. A batch that {@code put} refused with a retriable exception is offered
 * again, unchanged, with all partitions paused meanwhile. Rebalances come inside a fetch. {@link
 * Positions} keeps what may be committed.
 *
 * <p>Differences from stock: a refused batch is offered again after a back-off (stock waits for the
 * next commit unless the task asks for a time-out); a batch that waits for redelivery is forgotten
 * when a failed preCommit rewinds the task, since its records are fetched again (stock offers it
 * out of turn and may then commit past records that were rewound and not yet fetched again);
 * records of revoked partitions are taken out of a waiting batch by their original partition, not
 * by what transformations made of it.
 */
public final class SinkTaskMachine {
    private enum Phase {
        NEW,
        WAITING_TO_START,
        STARTING,
        FETCHING,
        PUTTING,
        PRE_COMMITTING,
        LAST_PRE_COMMIT,
        STOPPING,
        ENDED
    }

    private final SinkTaskOptions options;
    private final Positions positions = new Positions();
    private final Listener listener = new Listener();
    private final Rebalance rebalance;
    private final BatchAtHand batch = new BatchAtHand();

    private List<SinkEffect> effects = new ArrayList<>();
    private Phase phase = Phase.NEW;
    private boolean paused;
    private boolean stopping;
    private boolean commitDue;
    private Optional<Duration> patience = Optional.empty();
    private @Nullable Failure failure;

    public SinkTaskMachine(SinkTaskOptions options) {
        this.options = options;
        this.rebalance = new Rebalance(positions, this);
    }

    /** Takes in what happened and returns what to do about it, in order. */
    public List<SinkEffect> on(SinkEvent event) {
        if (phase == Phase.ENDED) {
            return List.of();
        }
        List<SinkEffect> answer = new ArrayList<>(4);
        effects = answer;
        event.tell(listener);
        return answer;
    }

    /** Whether the task came to its end; further events have no effect. */
    public boolean hasEnded() {
        return phase == Phase.ENDED;
    }

    void emit(SinkEffect effect) {
        effects.add(effect);
    }

    void fail(Failure cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    boolean isHolding() {
        return paused || batch.isWaiting();
    }

    /** Takes the records of partitions that are gone out of a batch that waits for redelivery. */
    void forgetRecordsOf(Set<TopicPartition> gone) {
        if (batch.isWaiting() && batch.forget(gone)) {
            endRedelivery();
        }
    }

    void grant(SinkRequests requests) {
        positions.rewindLater(requests.rewinds());
        if (requests.timeout().isPresent()) {
            patience = requests.timeout();
        }
        commitDue |= requests.commit();
        if (!requests.paused().isEmpty()) {
            positions.pause(requests.paused());
            emit(new SinkEffect.Pause(requests.paused()));
        }
        if (!requests.resumed().isEmpty()) {
            positions.resume(requests.resumed());
            if (!isHolding()) {
                emit(new SinkEffect.Resume(requests.resumed()));
            }
        }
    }

    private void nextRound() {
        if (failure != null || stopping) {
            beginEnd();
            return;
        }
        if (commitDue && !positions.isCommitOpen() && !positions.isEmpty()) {
            commitDue = false;
            phase = Phase.PRE_COMMITTING;
            emit(new SinkEffect.PreCommit(positions.current()));
            return;
        }
        fetch();
    }

    private void fetch() {
        positions.takeRewinds().ifPresent(rewinds -> emit(new SinkEffect.Seek(rewinds)));
        phase = Phase.FETCHING;
        emit(new SinkEffect.Fetch(patience));
        patience = Optional.empty();
    }

    private void beginEnd() {
        emit(new SinkEffect.Disarm(SinkTimer.COMMIT));
        emit(new SinkEffect.Disarm(SinkTimer.COMMIT_TIMEOUT));
        positions.forgetCommit();
        if (positions.isEmpty()) {
            stopTask();
        } else {
            phase = Phase.LAST_PRE_COMMIT;
            rebalance.release(positions.current());
        }
    }

    private void stopTask() {
        phase = Phase.STOPPING;
        emit(new SinkEffect.StopTask());
    }

    private void end() {
        phase = Phase.ENDED;
        Failure cause = failure;
        if (cause == null) {
            publish(TaskState.UNASSIGNED);
        } else {
            emit(new SinkEffect.Publish(TaskState.FAILED, Optional.of(cause)));
        }
    }

    private void publish(TaskState state) {
        emit(new SinkEffect.Publish(state, Optional.empty()));
    }

    private void endRedelivery() {
        batch.clear();
        if (!paused) {
            resumeAll();
        }
    }

    private void resumeAll() {
        Set<TopicPartition> resumable = positions.resumable();
        if (!resumable.isEmpty()) {
            emit(new SinkEffect.Resume(resumable));
        }
    }

    private void pauseAll() {
        if (!positions.isEmpty()) {
            emit(new SinkEffect.Pause(positions.assigned()));
        }
    }

    private final class Listener implements SinkEvent.Listener {
        @Override
        public void begun(SinkEvent.Begun event) {
            paused = event.paused();
            phase = Phase.WAITING_TO_START;
            if (paused) {
                publish(TaskState.PAUSED);
            } else {
                start();
            }
        }

        private void start() {
            phase = Phase.STARTING;
            emit(new SinkEffect.StartTask());
        }

        @Override
        public void taskStarted(SinkEvent.TaskStarted event) {
            publish(paused ? TaskState.PAUSED : TaskState.RUNNING);
            emit(new SinkEffect.Arm(SinkTimer.COMMIT, options.commitInterval()));
            grant(event.requests());
            nextRound();
        }

        @Override
        public void startFailed(SinkEvent.StartFailed event) {
            fail(event.failure());
            stopTask();
        }

        @Override
        public void fetched(SinkEvent.Fetched event) {
            boolean nothingNew = event.batch().positions().isEmpty();
            if (failure != null || (stopping && nothingNew)) {
                beginEnd();
                return;
            }
            batch.fetched(event.batch());
            phase = Phase.PUTTING;
            emit(new SinkEffect.Put(batch.records()));
        }

        @Override
        public void fetchFailed(SinkEvent.FetchFailed event) {
            fail(event.failure());
            nextRound();
        }

        @Override
        public void putReturned(SinkEvent.PutReturned event) {
            positions.advance(batch.positions());
            if (batch.isWaiting()) {
                endRedelivery();
            } else {
                batch.clear();
            }
            grant(event.requests());
            nextRound();
        }

        @Override
        public void putFailed(SinkEvent.PutFailed event) {
            if (event.failure().isRetriable()) {
                patience = Optional.of(options.putBackoff().delay(batch.refused()));
                pauseAll();
            } else {
                fail(event.failure());
            }
            grant(event.requests());
            nextRound();
        }

        @Override
        public void preCommitted(SinkEvent.PreCommitted event) {
            grant(event.requests());
            if (rebalance.isReleasing()) {
                rebalance.preCommitted(event.positions());
            } else {
                positions
                        .openCommit(event.positions())
                        .ifPresent(
                                commit -> {
                                    emit(
                                            new SinkEffect.CommitAsync(
                                                    commit.number(), commit.positions()));
                                    emit(
                                            new SinkEffect.Arm(
                                                    SinkTimer.COMMIT_TIMEOUT,
                                                    options.commitTimeout()));
                                });
                fetchOrEnd();
            }
        }

        private void fetchOrEnd() {
            if (failure != null || stopping) {
                beginEnd();
            } else {
                fetch();
            }
        }

        @Override
        public void preCommitFailed(SinkEvent.PreCommitFailed event) {
            grant(event.requests());
            if (rebalance.isReleasing()) {
                rebalance.preCommitFailed();
                return;
            }
            emit(new SinkEffect.Seek(positions.rewindToCommitted()));
            if (batch.isWaiting()) {
                endRedelivery();
            }
            fetchOrEnd();
        }

        @Override
        public void assigned(SinkEvent.Assigned event) {
            if (phase == Phase.FETCHING) {
                rebalance.assigned(event.positions());
            }
        }

        @Override
        public void revoked(SinkEvent.Revoked event) {
            if (phase == Phase.FETCHING) {
                rebalance.revoked(event.partitions());
            }
        }

        @Override
        public void lost(SinkEvent.Lost event) {
            if (phase == Phase.FETCHING) {
                rebalance.lost(event.partitions());
            }
        }

        @Override
        public void opened(SinkEvent.Opened event) {
            event.failure().ifPresent(SinkTaskMachine.this::fail);
            grant(event.requests());
            positions.takeRewinds().ifPresent(rewinds -> emit(new SinkEffect.Seek(rewinds)));
        }

        @Override
        public void closed(SinkEvent.Closed event) {
            event.failure().ifPresent(SinkTaskMachine.this::fail);
            rebalance.closed();
            if (phase == Phase.LAST_PRE_COMMIT) {
                stopTask();
            }
        }

        @Override
        public void committed(SinkEvent.Committed event) {
            if (positions.commitEnded(event.commit(), event.failure().isEmpty())) {
                emit(new SinkEffect.Disarm(SinkTimer.COMMIT_TIMEOUT));
            }
        }

        @Override
        public void timerFired(SinkEvent.TimerFired event) {
            switch (event.timer()) {
                case COMMIT -> {
                    commitDue = true;
                    emit(new SinkEffect.Arm(SinkTimer.COMMIT, options.commitInterval()));
                }
                case COMMIT_TIMEOUT -> positions.forgetCommit();
            }
        }

        @Override
        public void commitRequested() {
            commitDue = true;
        }

        @Override
        public void pauseRequested() {
            if (paused) {
                return;
            }
            paused = true;
            if (phase != Phase.STARTING) {
                publish(TaskState.PAUSED);
            }
            pauseAll();
            commitDue = true;
        }

        @Override
        public void resumeRequested() {
            if (!paused) {
                return;
            }
            paused = false;
            if (phase == Phase.WAITING_TO_START) {
                start();
            } else if (phase != Phase.STARTING) {
                publish(TaskState.RUNNING);
                if (!batch.isWaiting()) {
                    resumeAll();
                }
            }
        }

        @Override
        public void stopRequested() {
            stopping = true;
            if (phase == Phase.WAITING_TO_START) {
                stopTask();
            }
        }

        @Override
        public void cancelled() {
            phase = Phase.ENDED;
        }

        @Override
        public void taskStopped() {
            end();
        }
    }
}
